using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Links;

namespace Waymark.SmartLinks;

/// <summary>Tokens of smart links: the first part of the path of an address on one of the app's hosts.</summary>
public static class LinkToken
{
    public const int Longest = 64;

    /// <summary>What drawn tokens are made of: nothing that is misread.</summary>
    public const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /// <summary>How many letters make a token that nobody guesses and that does not turn up twice.</summary>
    public const int LettersOfDrawn = 10;

    // The first parts of our own addresses, and what browsers and stores ask a host for by themselves.
    static readonly FrozenSet<string> Ours = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "api", "web", "v1", "v2", "s2s", "health", "openapi", "dashboard", "assets", "favicon.ico", "robots.txt", "sitemap.xml", "ads.txt",
        "app-ads.txt", "security.txt", "apple-app-site-association", "assetlinks.json", "waymark.js", "index.html");

    /// <summary>Letters, digits, hyphen, underscore, dot and tilde: what needs no escape in a path. A dot does not come first.</summary>
    public static bool IsWellFormed(string token) =>
        token.Length is > 0 and <= Longest && token[0] != '.' && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~');

    /// <returns>Why the token cannot be a link's; null when it can.</returns>
    public static string? Problem(string token, App app)
    {
        if (!IsWellFormed(token)) return $"must be 1 to {Longest} letters, digits, hyphens, underscores, dots or tildes, and not begin with a dot";
        if (Ours.Contains(token)) return $"\"{token}\" is the beginning of an address of the server's own";

        return app.FindCampaign(token) is null ? null : $"\"{token}\" is the id of a campaign";
    }

    /// <summary>The token of an address on the app's domains; whether there is such a link is another question.</summary>
    /// <returns>Null for every other address, and for links of campaigns: the configuration goes first.</returns>
    public static string? In(string url, App app) => LinkAddress.Read(url, app) is { } link ? In(link, app) : null;

    /// <inheritdoc cref="In(string, App)"/>
    public static string? In(LinkAddress link, App app)
    {
        if (link.Campaign is not null || !IsOnDomain(link.Uri, app)) return null;

        var (token, _) = Split(link.Uri);
        return Problem(token, app) is null ? token : null;
    }

    /// <returns>The first part of the path, and what comes after it; both decoded.</returns>
    public static (string Token, string Path) Split(Uri url)
    {
        var path = url.AbsolutePath.AsSpan().TrimStart('/');
        var slash = path.IndexOf('/');

        return slash < 0 ? (QueryText.Decode(path), "") : (QueryText.Decode(path[..slash]), QueryText.Decode(path[(slash + 1)..].Trim('/')));
    }

    static bool IsOnDomain(Uri url, App app)
    {
        if (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) return false;

        // By index: every visit of a link asks, and an enumerator of an interface is an allocation.
        for (var i = 0; i < app.Domains.Count; i++)
        {
            if (app.Domains[i].Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
