using System.Text;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Links;
using Waymark.SmartLinks;

namespace Waymark.Touches;

/// <summary>Reads a click into the touch that installs are matched with.</summary>
public static class ClickReading
{
    public static Visitor VisitorOf(Click click) =>
        ClientHints.Read(click.HintModel, click.HintPlatform, click.HintPlatformVersion).Refine(UserAgent.Read(click.UserAgent));

    /// <param name="click">Who followed which link.</param>
    /// <param name="link">The same link as it is read now; null when it is none.</param>
    /// <param name="app">Whose link it is.</param>
    /// <param name="fact">The fact that the click came with.</param>
    public static Touch Read(Click click, LinkAddress? link, App app, Fact fact)
    {
        var visitor = VisitorOf(click);
        var touch = Read(link, click.Url, click.Id, app, fact.Position, fact.ReceivedAt);

        return touch with
        {
            Address = fact.MatchKey,
            Country = fact.Country,
            Network = fact.Network,
            Platform = visitor.Os.ToPlatform(),
            OsVersion = visitor.OsVersion,
            Model = visitor.Model,
            Language = Languages.Primary(click.AcceptLanguage),
            Visitor = (long)StableHash.Of(Encoding.UTF8.GetBytes($"{click.UserAgent}\0{click.AcceptLanguage}\0{click.HintModel}")),
        };
    }

    /// <summary>Reads the link alone: what a touch is before anything is known of the visitor.</summary>
    public static Touch Read(LinkAddress? link, string url, string clickId, App app, long position, DateTimeOffset at)
    {
        var (campaign, asked) = (link?.Campaign, link?.Parameters);

        var touch = new Touch
        {
            App = app.Id,
            ClickId = clickId,
            Position = position,
            At = at,
            Url = url,
            Source = campaign?.Network ?? asked?.Source,
            Medium = asked?.Utm.Medium ?? asked?.Channel,
            CampaignId = campaign?.Id ?? asked?.CampaignId,
            Campaign = campaign?.Name ?? asked?.Campaign,
            AdSet = asked?.AdSet,
            Ad = asked?.Ad,
            DeepLink = link is null ? DeferredDeepLink.Merge(campaign: null, url) : link.DeepLink,
            IsRootDomain = link?.Form == LinkForm.RootDomain,
            IsRetargeting = asked?.IsRetargeting ?? campaign?.Retargeting ?? false,
            IsPaid = campaign?.IsPaid ?? Campaign.IsPaidSource(asked?.Source),
            ClickHours = asked?.ClickWindowHours,
            Parameters = asked is null ? new Dictionary<string, string>() : Kept(asked),
            Gaid = asked?.Gaid,
            Idfa = asked?.Idfa,
        };

        return link?.SmartLink is { } smart ? LinkTouch.Of(smart, app, touch) : touch;
    }

    static SortedDictionary<string, string> Kept(LinkParameters asked)
    {
        var kept = new SortedDictionary<string, string>(asked.NetworkClickIds.ToDictionary(), StringComparer.Ordinal);

        foreach (var (number, value) in asked.Subs)
            kept[$"sub{number}"] = value;

        foreach (var (name, value) in new[]
        {
            ("click_id", asked.ClickId), ("site_id", asked.SiteId), ("sub_site_id", asked.SubSiteId), ("agency", asked.Agency),
            ("keywords", asked.Keywords), ("ad_set_id", asked.AdSetId), ("ad_id", asked.AdId), ("deep_link_value", asked.DeepLinkValue),
            ("ad_type", asked.AdType), (Touch.InstallPostback, asked.SuppressesInstallPostback ? "false" : null),
        })
        {
            if (value is not null) kept[name] = value;
        }

        return kept;
    }
}
