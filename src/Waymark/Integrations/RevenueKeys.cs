using System.Buffers;
using System.Text.Json;

namespace Waymark.Integrations;

/// <summary>The parameters that say what an event earned; an owner may keep them from a partner. Prices are ordinary parameters.</summary>
public static class RevenueKeys
{
    static ReadOnlySpan<byte> Amount => "amount"u8;

    static ReadOnlySpan<byte> Revenue => "revenue"u8;

    static ReadOnlySpan<byte> VendorRevenue => "af_revenue"u8;

    /// <summary>Asks about the property name the reader stands on.</summary>
    public static bool Contains(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals(Amount) || reader.ValueTextEquals(Revenue) || reader.ValueTextEquals(VendorRevenue);

    /// <returns>The JSON without any revenue, however deep.</returns>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var reader = new Utf8JsonReader(json);

        while (reader.Read())
            Copy(ref reader, writer);

        writer.Flush();
        return buffer.WrittenSpan;
    }

    static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName when Contains(ref reader):
                reader.Skip();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
