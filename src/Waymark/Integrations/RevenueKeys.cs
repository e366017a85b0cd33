using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Waymark.Integrations;

/// <summary>The parameters that say what an event earned; an owner may keep them from a partner. Prices are ordinary parameters.</summary>
/// <param name="aliases">An app's own names for them, beside the usual ones.</param>
public sealed class RevenueKeys(IEnumerable<string> aliases)
{
    static readonly byte[][] Prices = ["af_price"u8.ToArray(), "price"u8.ToArray()];

    readonly byte[][] _revenue = [.. new[] { "amount", "revenue", "af_revenue" }.Union(aliases).Select(Encoding.UTF8.GetBytes)];

    public static RevenueKeys Usual { get; } = new([]);

    /// <returns>The JSON without any revenue, however deep.</returns>
    public ReadOnlyMemory<byte> Without(ReadOnlySpan<byte> json, bool alsoPrices)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length + 1);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var reader = new Utf8JsonReader(json);

        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && (Names(_revenue, ref reader) || (alsoPrices && Names(Prices, ref reader))))
                reader.Skip();
            else
                JsonTokens.Copy(ref reader, writer);
        }

        writer.Flush();
        return buffer.WrittenMemory;
    }

    static bool Names(byte[][] keys, ref Utf8JsonReader reader)
    {
        foreach (var key in keys)
        {
            if (reader.ValueTextEquals(key)) return true;
        }

        return false;
    }
}
