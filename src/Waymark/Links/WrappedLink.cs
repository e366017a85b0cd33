using System.Buffers.Text;
using System.Text;
using Waymark.Apps;

namespace Waymark.Links;

/// <summary>Links that an e-mail provider wrapped into an address of its own, to count who follows them.</summary>
public static class WrappedLink
{
    /// <summary>The link inside: a value of the query that is an address on one of the app's domains, plain or in base64url.</summary>
    /// <returns>Null when the address carries none; many providers keep the original to themselves.</returns>
    public static string? Original(string url, App app)
    {
        foreach (var parameter in QueryText.Parse(LinkParameterReading.QueryOf(url)))
        {
            if (IsOurs(parameter.Value, app)) return parameter.Value;
            if (Decoded(parameter.Value) is { } hidden && IsOurs(hidden, app)) return hidden;
        }

        return null;
    }

    /// <summary>The link that the app was opened with, when it says both what it was opened with and what that led to.</summary>
    /// <param name="opened">The URL that opened the app.</param>
    /// <param name="resolved">What the app found it to lead to; null when it did not look.</param>
    /// <param name="app">Whose links they are.</param>
    public static string Unwrap(string opened, string? resolved, App app)
    {
        if (IsOurs(opened, app)) return opened;
        if (resolved is not null && IsOurs(resolved, app)) return resolved;

        return IsOn(app.WrapperDomains, opened) ? Original(opened, app) ?? opened : opened;
    }

    static bool IsOurs(string url, App app) => url.Length <= LinkAddress.LongestUrl && IsOn(app.Domains, url);

    static bool IsOn(IReadOnlyList<string> hosts, string url) =>
        hosts.Count > 0
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && hosts.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase);

    static string? Decoded(string value)
    {
        var text = value.Replace('+', '-').Replace('/', '_').TrimEnd('=');

        return text.Length is > 10 and <= LinkAddress.LongestUrl && Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : null;
    }
}
