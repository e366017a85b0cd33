using System.Buffers;
using System.Net;
using System.Text;
using Waymark.Apps;

namespace Waymark.Links;

/// <summary>Decides which addresses a link may send a visitor to: a store, the app's own, or one on the app's list.</summary>
public static class RedirectTargets
{
    const int Longest = 4_096;

    static readonly string[] Stores = [PlayStore.Host, AppStore.Host, "itunes.apple.com"];

    // Never an app's scheme, whatever the configuration says: browsers give these a meaning of their own.
    static readonly string[] ForbiddenSchemes =
        ["http", "https", "javascript", "data", "vbscript", "file", "blob", "about", "ftp", "intent", "market", "view-source"];

    // Browsers read a backslash as a slash and drop line breaks: what we check must be what they see.
    static readonly SearchValues<char> Treacherous =
        SearchValues.Create(['\\', .. Enumerable.Range(0, 0x100).Select(code => (char)code).Where(char.IsControl)]);

    /// <returns>The address in the very form that was checked, plain ASCII; null when it may not be followed.</returns>
    public static string? Accept(string? target, App app, Campaign? campaign = null)
    {
        var text = target?.Trim(' ');

        if (string.IsNullOrEmpty(text) || text.Length > Longest || text.AsSpan().ContainsAny(Treacherous)) return null;
        if (!text.Contains(':', StringComparison.Ordinal) || !Uri.TryCreate(text, UriKind.Absolute, out var uri)) return null;

        var accepted = uri.Scheme switch
        {
            "https" or "http" => Web(uri, app, campaign),
            "market" => uri.Host == "details" ? AsWritten(text, uri) : null,
            "intent" => IsOwnIntent(text, app, campaign) ? AsWritten(text, uri) : null,
            _ => IsAppScheme(uri.Scheme, app) ? AsWritten(text, uri) : null,
        };

        return Ascii.IsValid(accepted) ? accepted : null;
    }

    /// <summary>Whether the address is one of a store, in a browser or by its own scheme.</summary>
    public static bool IsStore(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "market" or "intent" || Stores.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether this is the scheme the app registered for itself.</summary>
    public static bool IsAppScheme(string scheme, App app) =>
        app.UriScheme is { } own
        && own.Equals(scheme, StringComparison.OrdinalIgnoreCase)
        && Uri.CheckSchemeName(own)
        && !ForbiddenSchemes.Contains(own, StringComparer.OrdinalIgnoreCase);

    static string? Web(Uri uri, App app, Campaign? campaign)
    {
        // "https://play.google.com@evil.test/" shows one host and opens another.
        if (uri.UserInfo.Length > 0) return null;

        var host = uri.IdnHost;
        var isAllowed = Stores.Contains(host, StringComparer.OrdinalIgnoreCase)
            ? uri.IsDefaultPort
            : OwnHosts(app, campaign).Contains(host, StringComparer.OrdinalIgnoreCase);

        return isAllowed ? $"{uri.Scheme}://{Authority(uri)}{uri.PathAndQuery}{uri.Fragment}" : null;
    }

    // Apps compare these as text: "market://details?id=…" must not become "market://details/?id=…".
    static string AsWritten(string text, Uri uri) =>
        text.All(c => c is > ' ' and < '\x7f') ? uri.Scheme + text[uri.Scheme.Length..] : uri.AbsoluteUri;

    static IEnumerable<string?> OwnHosts(App app, Campaign? campaign) =>
        app.Domains.Concat(app.AllowedHosts).Select(host => HostOf($"https://{host}"))
            .Append(HostOf(app.Website))
            .Append(HostOf(campaign?.Website));

    static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0 ? uri.IdnHost : null;

    static string Authority(Uri uri)
    {
        var host = IPAddress.TryParse(uri.IdnHost, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? $"[{uri.IdnHost}]"
            : uri.IdnHost;
        return uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
    }

    // intent://…#Intent;scheme=…;package=…;S.browser_fallback_url=…;end opens any app, and any page when that fails.
    static bool IsOwnIntent(string text, App app, Campaign? campaign)
    {
        var fragment = text[(text.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var parts = fragment.Split(';').Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);
        var packages = parts["package"].ToList();

        return fragment.StartsWith("Intent;", StringComparison.Ordinal)
            && packages is [var package]
            && (package == app.Android?.Package || package == "com.android.vending")
            && !parts.Contains("component") && !parts.Contains("SEL")
            && parts["S.browser_fallback_url"].All(url => Accept(QueryText.Decode(url), app, campaign)?.StartsWith("http", StringComparison.Ordinal) == true);
    }
}
