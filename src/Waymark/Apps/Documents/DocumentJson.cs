using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Waymark.Apps.Documents;

/// <summary>How documents are read from JSON and written to it.</summary>
public static class DocumentJson
{
    /// <summary>Plain letters stay plain: documents are read by people and never put into HTML unescaped.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Indented { get; } = new(Readable) { WriteIndented = true, NewLine = "\n" };

    public static JsonSerializerOptions Typed { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new SettingsConverter() },
    };

    static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads JSON with comments and trailing commas.</summary>
    /// <returns>The document, or the error that kept us from reading it.</returns>
    public static (JsonNode? Document, DocumentError? Error) Parse(string text)
    {
        try
        {
            return (JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Lenient), null);
        }
        catch (JsonException e) when (e.LineNumber is { } line)
        {
            return (null, new DocumentError("", $"line {line + 1}, column {e.BytePositionInLine + 1}: not valid JSON: {Reason(e)}"));
        }
        catch (JsonException e)
        {
            return (null, new DocumentError("", $"not valid JSON: {Reason(e)}"));
        }
    }

    // The parser repeats the place, counted from zero, at the end of its sentence.
    static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    /// <summary>Settings are text to connectors; <c>25</c> and <c>true</c> may be written without quotes.</summary>
    sealed class SettingsConverter : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.EnumerateObject().ToDictionary(
                setting => setting.Name,
                setting => setting.Value.ValueKind == JsonValueKind.String ? setting.Value.GetString()! : setting.Value.GetRawText(),
                StringComparer.Ordinal);
        }

        public override void Write(
            Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToDictionary(), Readable);
    }
}
