using System.Text;
using System.Text.Json;

namespace Waymark.Connectors.MParticle;

/// <summary>An event's parameters as <c>custom_attributes</c>: flat, and no longer than mParticle keeps them.</summary>
static class MParticleAttributes
{
    public const int LongestName = 256;

    const int Most = 100;
    const int LongestValue = 4096;

    public static void Write(Utf8JsonWriter json, JsonElement values)
    {
        json.WriteStartObject("custom_attributes"u8);

        if (values.ValueKind == JsonValueKind.Object)
            WriteAll(json, values);

        json.WriteEndObject();
    }

    /// <returns>The text, cut between characters.</returns>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    static void WriteAll(Utf8JsonWriter json, JsonElement values)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var room = MParticleApi.BytesOfParameters;

        foreach (var parameter in values.EnumerateObject())
        {
            var name = Cut(parameter.Name.Trim(), LongestName);
            if (written.Count == Most || name.Length == 0 || IsEmpty(parameter.Value)) continue;

            var text = TextOf(parameter.Value);
            var size = Encoding.UTF8.GetByteCount(name) + (text is null ? parameter.Value.GetRawText().Length : Encoding.UTF8.GetByteCount(text));
            if (size > room || !written.Add(name)) continue;

            room -= size;
            json.WritePropertyName(name);

            if (text is null)
                parameter.Value.WriteTo(json);
            else
                json.WriteStringValue(text);
        }
    }

    // Nested values travel as JSON text; numbers and booleans keep the digits they came with.
    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Cut(value.GetString()!, LongestValue),
        JsonValueKind.Object or JsonValueKind.Array => Cut(value.GetRawText(), LongestValue),
        _ => null,
    };

    static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 0 });
}
