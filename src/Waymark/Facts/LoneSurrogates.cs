using System.Globalization;

namespace Waymark.Facts;

/// <summary>
/// Replaces escapes such as <c>\ud83d</c> without their other half, which JavaScript writes for a text cut through an emoji. They
/// are valid JSON but no text, and every attempt to read them as text fails.
/// </summary>
public static class LoneSurrogates
{
    const int EscapeLength = 6;

    /// <param name="json">Valid JSON in UTF-8.</param>
    /// <returns>The same bytes when there is nothing to replace, which is nearly always.</returns>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOf("\\ud"u8) < 0 && json.Span.IndexOf("\\uD"u8) < 0) return json;

        var repaired = json.ToArray();
        var at = 0;

        while (repaired.AsSpan(at).IndexOf((byte)'\\') is var next and >= 0)
            at = Step(repaired, at + next);

        return repaired;
    }

    /// <returns>The position behind the escape.</returns>
    static int Step(Span<byte> json, int at)
    {
        if (json[at + 1] != 'u') return at + 2;

        var unit = Unit(json, at);

        if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Unit(json, at + EscapeLength))) return at + (2 * EscapeLength);

        if (char.IsSurrogate(unit))
            "\\ufffd"u8.CopyTo(json[at..]);

        return at + EscapeLength;
    }

    // NUL stands for "no escape here", because it is no surrogate either.
    static char Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length
        && json[at..].StartsWith("\\u"u8)
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}
