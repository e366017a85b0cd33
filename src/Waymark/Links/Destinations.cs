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
    /// <param name="country">Where the visitor is, upper-case; null when that is not known.</param>
    public static Destination For(Visitor visitor, App app, LinkAddress link, string? clickId, string? country = null)
    {
        // HTTP libraries are scripts of somebody who checks where the link goes: they are sent on, just not counted.
        if (visitor.Robot is not (Robot.None or Robot.Library)) return new Destination.Preview();

        var next = Rules(visitor, app, link, clickId, country)
            .Select(rule => rule.IsStorePage ? rule.Url : Leading(rule, app, link, clickId))
            .FirstOrDefault(url => url is not null);

        if (link.SmartLink is { HasLandingPage: true })
        {
            return new Destination.LandingPage(
                visitor.IsMobile ? SchemeUrl(app, link) : null,
                next,
                visitor.IsMobile ? null : AppStore.Url(app.Ios),
                visitor.IsMobile ? null : Play(app, link, clickId));
        }

        if (NeedsPage(visitor, link) && SchemeUrl(app, link) is { } schemeUrl)
            return new Destination.AppPage(schemeUrl, next, visitor.Os == Os.Ios ? IosWait : AndroidWait);

        return next is null ? new Destination.NotFound() : new Destination.Redirect(next);
    }

    /// <summary>Every rule there is for such a visitor, with what became of it: the first that was taken decides.</summary>
    /// <inheritdoc cref="For"/>
    public static IReadOnlyList<ConsideredRule> Consider(Visitor visitor, App app, LinkAddress link, string? country)
    {
        var considered = new List<ConsideredRule>();
        var isTaken = false;

        foreach (var rule in Rules(visitor, app, link, clickId: null, country))
        {
            var outcome = string.IsNullOrWhiteSpace(rule.Url) ? RuleOutcome.NotSet
                : Accepted(rule, app, link) is not { } accepted ? RuleOutcome.NotAllowed
                : IsSamePage(accepted, link.Uri) ? RuleOutcome.SamePage
                : isTaken ? RuleOutcome.NotReached
                : RuleOutcome.Taken;

            isTaken |= outcome == RuleOutcome.Taken;
            considered.Add(new ConsideredRule(rule.Name, rule.Url, outcome));
        }

        return considered;
    }

    // Lazy on purpose: what comes behind the first good one is never built. The stores' pages are our own: where most links lead.
    static IEnumerable<Rule> Rules(Visitor visitor, App app, LinkAddress link, string? clickId, string? country)
    {
        var (asked, campaign, smart) = (link.Parameters, link.Campaign, link.SmartLink);

        switch (visitor.Os)
        {
            case Os.Android:
                yield return new("af_android_url of the URL", asked.AndroidRedirect);
                yield return new("af_r of the URL", asked.Redirect);
                yield return new("the link's fallbackUrl", smart?.FallbackUrl?.For(country));
                yield return new("the campaign's androidRedirect", campaign?.AndroidRedirect);
                yield return new("Google Play", Play(app, link, clickId), IsStorePage: true);
                break;

            case Os.Ios:
                yield return new("af_ios_url of the URL", asked.IosRedirect);
                yield return new("af_r of the URL", asked.Redirect);
                yield return new("the link's fallbackUrl", smart?.FallbackUrl?.For(country));
                yield return new("the campaign's iosRedirect", campaign?.IosRedirect);
                yield return new("the App Store", AppStore.Url(app.Ios), IsStorePage: true);
                break;

            default:
                yield return new("af_web_dp of the URL", asked.WebRedirect);
                yield return new("af_r of the URL", asked.Redirect);
                break;
        }

        yield return new("the link's desktopUrl", smart?.DesktopUrl?.For(country));
        yield return new("the campaign's website", campaign?.Website);
        yield return new("the app's website", WebsiteWithPath(app, link));

        if (visitor.IsMobile) yield break;

        if (visitor.Os == Os.MacOs) yield return new("the App Store", AppStore.Url(app.Ios), IsStorePage: true);
        yield return new("Google Play", Play(app, link, clickId), IsStorePage: true);
        if (visitor.Os != Os.MacOs) yield return new("the App Store", AppStore.Url(app.Ios), IsStorePage: true);
    }

    static bool NeedsPage(Visitor visitor, LinkAddress link) =>
        visitor.IsMobile && (visitor.IsInApp || link.Campaign?.OpenInApp == true || link.Parameters.ForcesAppUrl);

    static string? SchemeUrl(App app, LinkAddress link)
    {
        if (app.UriScheme is not { } scheme || !RedirectTargets.IsAppScheme(scheme, app)) return null;

        if (link.Parameters.AppUrl is { } asked && IsIn(scheme, asked)) return RedirectTargets.Accept(asked, app);

        if (link.DeepLink is { } place && IsIn(scheme, place)) return RedirectTargets.Accept(place, app);

        return RedirectTargets.Accept($"{scheme}://{PlaceOf(link).TrimStart('/')}", app);
    }

    static bool IsIn(string scheme, string url) => url.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase);

    static string? Play(App app, LinkAddress link, string? clickId) =>
        app.Android is null ? null : PlayStore.Url(app.Android, clickId, Tags(link));

    // Null when the visitor may not be sent there, or is there already.
    static string? Leading(Rule rule, App app, LinkAddress link, string? clickId) =>
        Accepted(rule, app, link) is { } url && !IsSamePage(url, link.Uri) ? Carrying(url, app, link, clickId) : null;

    static string? Accepted(Rule rule, App app, LinkAddress link) =>
        rule.IsStorePage ? rule.Url : RedirectTargets.Accept(rule.Url, app, link.Campaign);

    static string Carrying(string url, App app, LinkAddress link, string? clickId) =>
        RedirectTargets.IsStore(url) ? app.Android is null ? url : PlayStore.WithReferrer(url, app.Android, clickId, Tags(link))
        : link.SmartLink is not null && clickId is not null ? WithClick(url, clickId)
        : url;

    // Whoever signs up on that page came through this click.
    static string WithClick(string url, string clickId)
    {
        var (address, fragment) = url.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? (url[..hash], url[hash..]) : (url, "");
        var joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? $"{address}{joint}{ClickId.Parameter}={clickId}{fragment}" : url;
    }

    static UtmTags Tags(LinkAddress link) => new()
    {
        Source = link.SmartLink?.Channel ?? link.Campaign?.Network ?? link.Parameters.Source,
        Medium = link.SmartLink?.Medium ?? link.Parameters.Utm.Medium,
        Campaign = link.SmartLink?.Campaign ?? link.Campaign?.Name ?? link.Parameters.Campaign,
    };

    static string? WebsiteWithPath(App app, LinkAddress link)
    {
        if (!Uri.TryCreate(app.Website, UriKind.Absolute, out var website) || website.Query.Length > 0) return app.Website;

        var place = PlaceOf(link);
        return place is "/" or "" ? app.Website : website.GetLeftPart(UriPartial.Path).TrimEnd('/') + place;
    }

    // Path and query; in a scheme of an app's own the host is the first part of the path.
    static string PlaceOf(LinkAddress link)
    {
        if (!Uri.TryCreate(link.DeepLink, UriKind.Absolute, out var uri)) return "/";

        var isWeb = uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;

        // A smart link without a deep link of its own leads to what its URL has behind the token.
        if (link.SmartLink is { } smart && string.IsNullOrWhiteSpace(smart.Deeplink)) return BehindToken(uri);

        return isWeb || uri.Host.Length == 0 ? uri.PathAndQuery : $"/{uri.Host}{uri.PathAndQuery}";
    }

    static string BehindToken(Uri uri)
    {
        var path = uri.AbsolutePath.TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? "/" : path[slash..]) + uri.Query;
    }

    // A web site on the link's own domain would send the visitor round in circles. TLS may end at a proxy: http and https are one page.
    static bool IsSamePage(string url, Uri link) =>
        Uri.TryCreate(url, UriKind.Absolute, out var target)
        && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
        && target.IdnHost.Equals(link.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (target.Port == link.Port || (target.IsDefaultPort && link.IsDefaultPort))
        && target.AbsolutePath.TrimEnd('/') == link.AbsolutePath.TrimEnd('/');

    readonly record struct Rule(string Name, string? Url, bool IsStorePage = false);
}
