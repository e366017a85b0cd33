using System.Buffers;
using System.Text.Json;

namespace Waymark.Server.Processing;

/// <summary>Writes the attributes of events that no sender wrote.</summary>
static class Json
{
    /// <returns>A JSON object of the pairs that have a value.</returns>
    public static ReadOnlyMemory<byte> Object(params ReadOnlySpan<(string Key, object? Value)> pairs) => Object(default, pairs);

    /// <summary>The sender's own attributes first; a pair of ours with the same key replaces the sender's.</summary>
    public static ReadOnlyMemory<byte> Object(JsonElement own, params ReadOnlySpan<(string Key, object? Value)> pairs)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();

        if (own.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in own.EnumerateObject())
            {
                if (!Holds(pairs, property)) property.WriteTo(json);
            }
        }

        foreach (var (key, value) in pairs)
            Write(json, key, value);

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static bool Holds(ReadOnlySpan<(string Key, object? Value)> pairs, JsonProperty property)
    {
        foreach (var (key, value) in pairs)
        {
            if (value is not null && property.NameEquals(key)) return true;
        }

        return false;
    }

    static void Write(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(key, text);
                break;
            case decimal amount:
                json.WriteNumber(key, amount);
                break;
            case long number:
                json.WriteNumber(key, number);
                break;
            case double share:
                json.WriteNumber(key, share);
                break;
            case bool claim:
                json.WriteBoolean(key, claim);
                break;
        }
    }
}
