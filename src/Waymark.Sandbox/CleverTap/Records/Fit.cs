using System.Buffers;
using System.Text;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>A text made to fit CleverTap's documented limits, and what had to be done for that.</summary>
readonly record struct Fit(string Text, string? Complaint)
{
    public const int LongestEventName = 512;
    public const int LongestKey = 120;
    public const int LongestValue = 512;

    static readonly SearchValues<char> NotInNames = SearchValues.Create(".:$'\"\\%><!|&;");
    static readonly SearchValues<char> NotInKeys = SearchValues.Create(".:$'\"\\%><!|&;#");

    public static Fit EventName(string name) => Name(name, "event name", NotInNames, LongestEventName, inBytes: false);

    public static Fit EventKey(string key) => Name(key, "property name", NotInKeys, LongestKey, inBytes: false);

    public static Fit ProfileKey(string key) => Name(key, "profile key", NotInKeys, LongestKey, inBytes: true);

    public static Fit Value(string key, string value) => Encoding.UTF8.GetByteCount(value) <= LongestValue
        ? new(value, null)
        : new(Cut(value, LongestValue), $"value of \"{key}\" is over {LongestValue} bytes");

    static Fit Name(string text, string what, SearchValues<char> unaccepted, int longest, bool inBytes)
    {
        var trimmed = text.Trim();

        if (trimmed.AsSpan().ContainsAny(unaccepted))
        {
            var stripped = new string([.. trimmed.Where(letter => !unaccepted.Contains(letter))]).Trim();
            return new(stripped, $"{what} \"{trimmed}\" has unaccepted characters");
        }

        if ((inBytes ? Encoding.UTF8.GetByteCount(trimmed) : trimmed.Length) <= longest)
            return new(trimmed, null);

        return new(Cut(trimmed, longest), $"{what} \"{trimmed[..20]}…\" is over {longest} long");
    }

    static string Cut(string text, int bytes)
    {
        var kept = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;

            kept += rune.Utf16SequenceLength;
        }

        return text[..kept];
    }
}
