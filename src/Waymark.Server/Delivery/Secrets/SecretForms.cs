using System.Net;
using System.Text;

namespace Waymark.Server.Delivery.Secrets;

/// <summary>The forms in which a partner may repeat a secret.</summary>
static class SecretForms
{
    const int ShortestWord = 12;

    const string BasicScheme = "Basic ";

    /// <summary>What is a secret only as a whole to us may be several things to the partner, who repeats one of them.</summary>
    public static IEnumerable<string> WithParts(string secret)
    {
        yield return secret;

        // A key in a file of its own, or a header's value with its scheme.
        foreach (var word in secret.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord))
            yield return word;

        if (Uri.TryCreate(secret, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            yield return address.AbsoluteUri;
            yield return address.PathAndQuery;
        }

        if (secret.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase) && Decode(secret[BasicScheme.Length..].Trim()) is { } pair)
        {
            yield return pair;
            yield return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }
    }

    // Escapes with % and \ are undone in the text instead: there are too many ways to write them.
    public static IEnumerable<string> Shapes(string secret)
    {
        yield return secret;
        yield return secret.Replace(' ', '+');
        yield return WebUtility.HtmlEncode(secret);
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(secret));
    }

    /// <returns>What stays the same of the secret in base64, wherever in the encoded bytes it begins.</returns>
    public static IEnumerable<string> InBase64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);

        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = ((8 * before) + 5) / 6;
            var last = 8 * (before + bytes.Length) / 6;

            yield return encoded[first..last];
            yield return encoded[first..last].Replace('+', '-').Replace('/', '_');
        }
    }

    static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
