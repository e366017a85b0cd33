using System.Text;
using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Server.Intake;

/// <summary>Where a value stands in a body; nothing is copied until somebody asks for its text.</summary>
/// <param name="Start">First byte, inside the quotes of a string.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Type">None when the key is absent.</param>
/// <param name="IsEscaped">A string with backslashes.</param>
readonly record struct JsonText(int Start, int Length, JsonTokenType Type, bool IsEscaped)
{
    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsAbsent => Type is JsonTokenType.None or JsonTokenType.Null;

    /// <summary>Absent, null and blank are all the same; a number counts as its digits, for apps with numeric ids.</summary>
    public bool SaysSomething(ReadOnlySpan<byte> body) => Type switch
    {
        JsonTokenType.String => Bytes(body).ContainsAnyExcept(" \t\r\n"u8),
        JsonTokenType.Number => true,
        _ => false,
    };

    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> body) => body.Slice(Start, Length);

    /// <returns>The text of a string or number; null for everything else.</returns>
    public string? Read(ReadOnlySpan<byte> body) => Type switch
    {
        JsonTokenType.String when IsEscaped => Unescape(body),
        JsonTokenType.String or JsonTokenType.Number => Encoding.UTF8.GetString(Bytes(body)),
        _ => null,
    };

    string? Unescape(ReadOnlySpan<byte> body)
    {
        var quoted = LoneSurrogates.Replace(body.Slice(Start - 1, Length + 2).ToArray());
        var reader = new Utf8JsonReader(quoted.Span);
        reader.Read();
        return reader.GetString();
    }
}
