using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Links;

/// <summary>
/// Signed clicks: whoever places links appends <c>expires</c> (Unix seconds) and then <c>signature</c>, an HMAC-SHA256 in base64url over
/// the URL up to there. So nobody else can make up clicks, or change what a link says.
/// </summary>
public static class ClickSignature
{
    public const string Valid = "valid", Missing = "missing", Expired = "expired", Wrong = "wrong";

    /// <summary>The touch's parameter that holds what the check came to.</summary>
    public const string Parameter = "signature";

    const string ExpiresParameter = "expires";

    // Some senders count milliseconds; seconds get that long in the year 5138.
    const long LongestSeconds = 100_000_000_000;

    /// <summary>What a refused click's reason says, without a full stop.</summary>
    public static string Explain(string refused) => refused switch
    {
        Refusal + Missing => "The click is not signed",
        Refusal + Expired => "The click's signature has expired",
        _ => "The click's signature is wrong",
    };

    /// <summary>What the check comes to when the link's clicks must be signed.</summary>
    /// <param name="checkedAs">One of the four words; null when there were no keys to check with.</param>
    /// <param name="mode">What the link asks for.</param>
    /// <returns>The reason why the touch earns nothing; null when it may.</returns>
    public static string? RefusalOf(string? checkedAs, SigningMode mode) =>
        mode == SigningMode.Require && checkedAs != Valid ? Refusal + (checkedAs ?? Missing) : null;

    /// <summary>The most specific word counts: the link's, the campaign's, the source's, the app's.</summary>
    public static SigningMode ModeOf(App app, LinkAddress link)
    {
        if ((link.SmartLink?.Signing ?? link.Campaign?.Signing) is { } own) return own;

        var source = link.SmartLink?.Channel ?? link.Campaign?.Network ?? link.Parameters.Source;
        return source is not null && app.ClickSigning.ModeBySource.TryGetValue(source, out var bySource) ? bySource : app.ClickSigning.Mode;
    }

    /// <param name="url">As it was followed.</param>
    /// <param name="keys">Any of them may have signed it.</param>
    /// <param name="now">When it was followed.</param>
    public static string Check(string url, IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        var text = WithoutFragment(url);
        var at = SignatureAt(text);
        if (at < 0) return Missing;

        var (signed, after) = (text[..at], QueryText.Parse(text[(at + 1)..]));

        // What was appended later is signed by nobody; only what big networks append to every link does no harm.
        if (after.Skip(1).Any(parameter => !LinkParameterReading.IsNetworkClickId(parameter.Name))) return Wrong;
        if (Signature(after[0].Value) is not { } given || ExpiresOf(signed) is not { } expires) return Wrong;
        if (!keys.Any(key => CryptographicOperations.FixedTimeEquals(given, HashOf(signed, key)))) return Wrong;

        return now < expires ? Valid : Expired;
    }

    /// <returns>The URL with <c>expires</c> and <c>signature</c> at its end.</returns>
    public static string Sign(string url, DateTimeOffset expires, SigningKey key)
    {
        var text = WithoutFragment(url);
        var separator = text.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var signed = string.Create(CultureInfo.InvariantCulture, $"{text}{separator}{ExpiresParameter}={expires.ToUnixTimeSeconds()}");
        return $"{signed}&{Parameter}={Base64Url.EncodeToString(HashOf(signed, key))}";
    }

    /// <summary>Whether a URL is signed already, or names a moment at which it expires.</summary>
    public static bool IsSigned(string url) =>
        QueryText.Parse(LinkParameterReading.QueryOf(url)).Any(parameter => parameter.Name is Parameter or ExpiresParameter);

    /// <summary>A query without what signs it: that belongs to one click, and deep links are shared.</summary>
    public static IReadOnlyList<QueryParameter> Without(IReadOnlyList<QueryParameter> query)
    {
        for (var i = 1; i < query.Count; i++)
        {
            // Apps have parameters called signature, too: ours follows its moment.
            if (query[i].Name == Parameter && query[i - 1].Name == ExpiresParameter) return [.. query.Take(i - 1), .. query.Skip(i + 1)];
        }

        return query;
    }

    const string Refusal = "signature_";

    static byte[] HashOf(string signed, SigningKey key) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(Canonical(signed)));

    // TLS and ports may end at a proxy, and browsers write hosts as they like: https, lower case, no port; the rest byte for byte.
    static string Canonical(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        var end = url.AsSpan(start).IndexOfAny('/', '?') is var found and >= 0 ? start + found : url.Length;
        var place = end < url.Length && url[end] == '/' ? url[end..] : "/" + url[end..];
        var host = url[start..end];
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']')) host = host[..colon];
        return $"https://{host.ToLowerInvariant()}{place}";
    }

    static string WithoutFragment(string url) => url.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? url[..hash] : url;

    static int SignatureAt(string url)
    {
        var first = url.IndexOf($"&{Parameter}=", StringComparison.Ordinal);
        var only = url.IndexOf($"?{Parameter}=", StringComparison.Ordinal);
        return first < 0 || (only >= 0 && only < first) ? only : first;
    }

    static byte[]? Signature(string text)
    {
        if (text.Length == 64 && text.All(char.IsAsciiHexDigit)) return Convert.FromHexString(text);

        var plain = text.TrimEnd('=');
        return plain.Length == 43 && Base64Url.IsValid(plain) ? Base64Url.DecodeFromChars(plain) : null;
    }

    static DateTimeOffset? ExpiresOf(string signed)
    {
        var said = QueryText.Parse(LinkParameterReading.QueryOf(signed)).LastOrDefault(parameter => parameter.Name == ExpiresParameter).Value;

        if (!long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;

        return number <= LongestSeconds ? DateTimeOffset.FromUnixTimeSeconds(number)
            : number <= LongestSeconds * 1_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number)
            : null;
    }
}
