using System.Collections.Frozen;

namespace Waymark.Apps;

/// <summary>Where an app's links may send a visitor: the stores, the app's own addresses, and the hosts on its list.</summary>
public sealed class AllowedDestinations(IEnumerable<string> hosts, string? uriScheme)
{
    static readonly FrozenSet<string> StoreHosts =
        new[] { "play.google.com", "apps.apple.com", "itunes.apple.com" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> StoreSchemes =
        new[] { "market", "itms-apps" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    readonly FrozenSet<string> _hosts = hosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static AllowedDestinations Of(App app) =>
        new([.. app.Domains, .. app.AllowedHosts, .. HostOf(app.Website)], app.UriScheme);

    /// <summary>Whether the address is absolute and leads to one of the allowed places.</summary>
    public bool Allow(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (IsWeb(uri)
            ? StoreHosts.Contains(uri.Host) || _hosts.Contains(uri.Host)
            : StoreSchemes.Contains(uri.Scheme) || IsOwnScheme(uri));

    public bool IsOwnScheme(Uri uri) => uri.Scheme.Equals(uriScheme, StringComparison.OrdinalIgnoreCase);

    public static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;

    /// <returns>The host of a web address, or nothing when it is none.</returns>
    public static IEnumerable<string> HostOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsWeb(uri) ? [uri.Host] : [];
}
