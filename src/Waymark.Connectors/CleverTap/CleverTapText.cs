using System.Text;

namespace Waymark.Connectors.CleverTap;

/// <summary>Texts as CleverTap takes them; what it would refuse is left out rather than losing the record.</summary>
static class CleverTapText
{
    const int LongestValue = 512;

    /// <returns>The text, cut at a character's edge to the bytes that CleverTap keeps.</returns>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        if (text.Length <= LongestValue) return text;

        var end = LongestValue;
        while ((text[end] & 0xC0) == 0x80)
            end--;

        return text[..end];
    }

    public static string Cut(string text) =>
        Encoding.UTF8.GetByteCount(text) <= LongestValue ? text : Encoding.UTF8.GetString(Cut(Encoding.UTF8.GetBytes(text)));
}
