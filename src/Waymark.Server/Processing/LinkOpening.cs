using System.Globalization;
using Waymark.Installs;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Server.Processing;

/// <summary>A link that opened the app is a touch of its own, unless it carries the id of a click that is known.</summary>
static class LinkOpening
{
    /// <returns>Null when the URL is no link of this app, or names neither a campaign, a smart link nor a source.</returns>
    public static Touch? TouchOf(Case @case, Install install, string url)
    {
        url = WrappedLink.Unwrap(url, resolved: null, @case.App);
        if (FollowedLinks.Read(@case, url) is not { } link || !IsOurs(@case, link)) return null;

        if (link.Query.Find(ClickId.Parameter) is { } clickId && @case.Touches.Find(@case.App.Id, clickId) is { } clicked && clicked.Position < @case.Fact.Position)
            return clicked;

        if (link.Form == LinkForm.RootDomain) return null;

        var id = string.Create(CultureInfo.InvariantCulture, $"link-{@case.Fact.Position}");
        var touch = ClickReading.Read(link, url, id, @case.App, @case.Fact.Position, @case.At) with
        {
            Platform = install.Platform,
            Country = @case.Fact.Country,
            Network = @case.Fact.Network,
        };
        return FollowedLinks.Judged(@case, link, touch);
    }

    static bool IsOurs(Case @case, LinkAddress link) =>
        link.Campaign is not null || @case.App.Domains.Contains(link.Uri.IdnHost, StringComparer.OrdinalIgnoreCase);
}
