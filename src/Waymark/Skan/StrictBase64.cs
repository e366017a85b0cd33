using System.Buffers.Text;

namespace Waymark.Skan;

/// <summary>Base64 without leniency: one text for one value.</summary>
static class StrictBase64
{
    /// <returns>Null for anything that an encoder would not have written.</returns>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }

    /// <summary>The same for base64url without padding.</summary>
    public static byte[]? DecodeUrl(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text) || text.Contains('=')) return null;

        var bytes = Base64Url.DecodeFromChars(text);
        return text.SequenceEqual(Base64Url.EncodeToString(bytes)) ? bytes : null;
    }
}
