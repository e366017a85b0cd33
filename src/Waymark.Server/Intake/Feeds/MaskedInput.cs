using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Waymark.Feeds;

namespace Waymark.Server.Intake.Feeds;

/// <summary>Shows what is wrong with an input without showing what it says: values may be personal, keys and the API's own words are not.</summary>
static class MaskedInput
{
    const int Longest = 1_024;

    static readonly SearchValues<char> Punctuation = SearchValues.Create("\",:[]{}");

    static readonly FrozenSet<string> OpenWords = Catalogue.CleverTap.Events.Select(happened => happened.Name)
        .Concat(Catalogue.CleverTap.Events.SelectMany(happened => new[] { happened.EventType, happened.CustomEventType ?? "" }))
        .Concat(["production", "development", "commerce_event", "session_start", "session_end", "screen_view", "true", "false", "null"])
        .ToFrozenSet(StringComparer.Ordinal);

    public static string Of(ReadOnlySpan<byte> input)
    {
        var text = Encoding.UTF8.GetString(input[..Math.Min(input.Length, Longest)]);
        var masked = new StringBuilder(text.Length);

        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '"' ? EndOfString(text, at) : EndOfRest(text, at);
            var part = text[at..end];

            masked.Append(IsOpen(part, IsKey(text, end)) ? part : Shape(part));
            at = end;
        }

        return input.Length > Longest ? $"{masked}…" : masked.ToString();
    }

    static bool IsOpen(string part, bool isKey)
    {
        var word = part.Trim().Trim('"');
        return OpenWords.Contains(word) || (isKey && word.Length <= 64 && word.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol is '_' or '$' or ' ') && word.Count(char.IsAsciiDigit) <= 4);
    }

    static string Shape(string part) => string.Create(part.Length, part, static (shape, part) =>
    {
        for (var i = 0; i < part.Length; i++)
            shape[i] = char.IsAsciiDigit(part[i]) ? '0' : char.IsLetterOrDigit(part[i]) || char.IsSurrogate(part[i]) ? 'x' : part[i];
    });

    static bool IsKey(string text, int end)
    {
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        return end < text.Length && text[end] == ':';
    }

    static int EndOfString(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '"') return at + 1;
        }

        return text.Length;
    }

    static int EndOfRest(string text, int start)
    {
        var next = text.AsSpan(start).IndexOfAny(Punctuation);
        return next < 0 ? text.Length : start + Math.Max(next, 1);
    }
}
