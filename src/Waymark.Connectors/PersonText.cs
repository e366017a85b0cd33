namespace Waymark.Connectors;

/// <summary>What people are reached by, as apps send it.</summary>
static class PersonText
{
    const int LongestEmail = 254;

    /// <summary>The app hashed it before it told us (SHA-256 in hex).</summary>
    public static bool IsHashed(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    /// <returns>The name, or null when there is none or it is hashed.</returns>
    public static string? Name(string? name) => name?.Trim() is { Length: > 0 } text && !IsHashed(text) ? text : null;

    /// <returns>The address, or null when it is none or hashed.</returns>
    public static string? Email(string? email)
    {
        if (email?.Trim() is not { Length: > 2 and <= LongestEmail } text || IsHashed(text)) return null;

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var dot = text.LastIndexOf('.');
        var isAddress = at > 0 && at == text.LastIndexOf('@') && dot > at + 1 && dot < text.Length - 1
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"');
        return isAddress ? text : null;
    }

    /// <returns>Plus sign and digits (E.164), or null when the number names no country.</returns>
    public static string? Phone(string? phone)
    {
        if (phone is null) return null;

        var text = string.Concat(phone.Where(c => !(char.IsWhiteSpace(c) || c is '-' or '(' or ')' or '.')));
        return text.Length is >= 8 and <= 16 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? text : null;
    }
}
