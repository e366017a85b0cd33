using Waymark.Apps;
using Waymark.Touches;

namespace Waymark.Links;

/// <summary>
/// Decides where a visitor of a link goes. On a phone: the link's and the campaign's own redirect, the store, the web sites. On a
/// desktop: the web sites, then the store. The first that is configured, allowed and not the link itself is taken.
/// </summary>
public static class Destinations
{
    /// <summary>What opening an app by its scheme takes at most before we take it that it is not installed.</summary>
    public static readonly TimeSpan IosWait = TimeSpan.FromSeconds(0.3), AndroidWait = TimeSpan.FromSeconds(5);

    /// <param name="visitor">Who follows the link.</param>
    /// <param name="app">Whose link it is.</param>
    /// <param name="link">The link, read.</param>
    /// <param name="clickId">Null for a visit that does not count as a click.</param>
    public static Destination For(Visitor visitor, App app, LinkAddress link, string? clickId)
    {
        // HTTP libraries are scripts of somebody who checks where the link goes: they are sent on, just not counted.
        if (visitor.Robot is not (Robot.None or Robot.Library)) return new Destination.Preview();

        var next = Candidates(visitor, app, link, clickId)
            .Select(url => RedirectTargets.Accept(url, app, link.Campaign))
            .FirstOrDefault(url => url is not null && !IsSamePage(url, link.Uri));

        if (NeedsPage(visitor, link) && SchemeUrl(app, link) is { } schemeUrl)
            return new Destination.AppPage(schemeUrl, WithReferrer(next, app, link, clickId), visitor.Os == Os.Ios ? IosWait : AndroidWait);

        return next is null ? new Destination.NotFound() : new Destination.Redirect(WithReferrer(next, app, link, clickId)!);
    }

    // Lazy on purpose: candidates behind the first good one are never built.
    static IEnumerable<string?> Candidates(Visitor visitor, App app, LinkAddress link, string? clickId)
    {
        var (asked, campaign) = (link.Parameters, link.Campaign);

        switch (visitor.Os)
        {
            case Os.Android:
                yield return asked.AndroidRedirect;
                yield return asked.Redirect;
                yield return campaign?.AndroidRedirect;
                yield return Play(app, link, clickId);
                yield return campaign?.Website;
                yield return WebsiteWithPath(app, link);
                break;

            case Os.Ios:
                yield return asked.IosRedirect;
                yield return asked.Redirect;
                yield return campaign?.IosRedirect;
                yield return AppStore.Url(app.Ios);
                yield return campaign?.Website;
                yield return WebsiteWithPath(app, link);
                break;

            default:
                yield return asked.WebRedirect;
                yield return asked.Redirect;
                yield return campaign?.Website;
                yield return WebsiteWithPath(app, link);
                if (visitor.Os == Os.MacOs) yield return AppStore.Url(app.Ios);
                yield return Play(app, link, clickId);
                yield return AppStore.Url(app.Ios);
                break;
        }
    }

    static bool NeedsPage(Visitor visitor, LinkAddress link) =>
        visitor.IsMobile && (visitor.IsInApp || link.Campaign?.OpenInApp == true || link.Parameters.ForcesAppUrl);

    static string? SchemeUrl(App app, LinkAddress link)
    {
        if (app.UriScheme is not { } scheme || !RedirectTargets.IsAppScheme(scheme, app)) return null;

        if (link.Parameters.AppUrl is { } asked && IsIn(scheme, asked)) return RedirectTargets.Accept(asked, app);

        var place = DeferredDeepLink.Merge(link.Campaign, link.Url);

        if (place is not null && IsIn(scheme, place)) return RedirectTargets.Accept(place, app);

        return RedirectTargets.Accept($"{scheme}://{PlaceOf(place).TrimStart('/')}", app);
    }

    static bool IsIn(string scheme, string url) => url.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase);

    static string? Play(App app, LinkAddress link, string? clickId) =>
        app.Android is null ? null : PlayStore.Url(app.Android, clickId, Tags(link));

    static string? WithReferrer(string? url, App app, LinkAddress link, string? clickId) =>
        url is null || app.Android is null ? url : PlayStore.WithReferrer(url, app.Android, clickId, Tags(link));

    static UtmTags Tags(LinkAddress link) => new()
    {
        Source = link.Campaign?.Network ?? link.Parameters.Source,
        Medium = link.Parameters.Utm.Medium,
        Campaign = link.Campaign?.Name ?? link.Parameters.Campaign,
    };

    static string? WebsiteWithPath(App app, LinkAddress link)
    {
        if (!Uri.TryCreate(app.Website, UriKind.Absolute, out var website) || website.Query.Length > 0) return app.Website;

        var place = PlaceOf(DeferredDeepLink.Merge(link.Campaign, link.Url));
        return place is "/" or "" ? app.Website : website.GetLeftPart(UriPartial.Path).TrimEnd('/') + place;
    }

    // Path and query; in a scheme of an app's own the host is the first part of the path.
    static string PlaceOf(string? deepLink)
    {
        if (!Uri.TryCreate(deepLink, UriKind.Absolute, out var uri)) return "/";

        var isWeb = uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;
        return isWeb || uri.Host.Length == 0 ? uri.PathAndQuery : $"/{uri.Host}{uri.PathAndQuery}";
    }

    // A web site on the link's own domain would send the visitor round in circles. TLS may end at a proxy: http and https are one page.
    static bool IsSamePage(string url, Uri link) =>
        Uri.TryCreate(url, UriKind.Absolute, out var target)
        && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
        && target.IdnHost.Equals(link.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (target.Port == link.Port || (target.IsDefaultPort && link.IsDefaultPort))
        && target.AbsolutePath.TrimEnd('/') == link.AbsolutePath.TrimEnd('/');
}
