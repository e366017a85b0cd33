using System.Text;

namespace Waymark.Connectors.CleverTap;

/// <summary>Texts as CleverTap takes them; what it would refuse is left out rather than losing the record.</summary>
static class CleverTapText
{
    const int LongestValue = 512;
    const int LongestEmail = 254;

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

    /// <returns>The name, or null when there is none or it is hashed.</returns>
    public static string? Name(string? name) =>
        name?.Trim() is { Length: > 0 } text && !IsHashed(text) ? Cut(text) : null;

    /// <returns>The address, or null when CleverTap would refuse it with 515.</returns>
    public static string? Email(string? email)
    {
        if (email?.Trim() is not { Length: > 2 and <= LongestEmail } text || IsHashed(text)) return null;

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var dot = text.LastIndexOf('.');
        var isAddress = at > 0 && at == text.LastIndexOf('@') && dot > at + 1 && dot < text.Length - 1
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"');
        return isAddress ? text : null;
    }

    /// <returns>Plus sign and digits, or null when CleverTap would refuse it with 516.</returns>
    public static string? Phone(string? phone)
    {
        if (phone is null) return null;

        var text = string.Concat(phone.Where(c => !(char.IsWhiteSpace(c) || c is '-' or '(' or ')' or '.')));
        return text.Length is >= 8 and <= 16 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? text : null;
    }

    static bool IsHashed(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
