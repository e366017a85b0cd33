using Waymark.Apps;
using Waymark.Attribution;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Links;

/// <summary>What following a link would be worth.</summary>
public sealed record LinkCredit
{
    /// <summary>Whether an install could be credited to it.</summary>
    public required bool Earns { get; init; }

    /// <summary><c>active</c>, <c>archived</c>, <c>expired</c>, <c>click_limit</c>, <c>campaign_off</c>, or what a signature lacks.</summary>
    public required string Standing { get; init; }

    public required string Source { get; init; }

    public string? Medium { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    /// <summary>How long after the click a proved install is credited, and whose setting that is.</summary>
    public required ClickWindow Proven { get; init; }

    /// <summary>The same for an install that only address and traits speak for; 0 is off.</summary>
    public required ClickWindow Guessed { get; init; }

    public required SigningMode Signing { get; init; }

    /// <summary><c>valid</c>, <c>missing</c>, <c>expired</c> or <c>wrong</c>; absent while the app has no keys.</summary>
    public string? Signature { get; init; }

    public static LinkCredit Of(App app, LinkAddress link, long clicks, DateTimeOffset now)
    {
        var touch = ClickReading.Read(link, link.Url, "check", app, 0, now);
        var mode = ClickSignature.ModeOf(app, link);
        var signature = app.ClickSigning.Keys.Count == 0 ? null : ClickSignature.Check(link.Url, app.ClickSigning.Keys, now);
        var standing = StandingOf(app, link, touch, clicks, now, ClickSignature.RefusalOf(signature, mode));

        return new LinkCredit
        {
            Earns = standing == LinkStanding.Active.Name,
            Standing = standing,
            Source = touch.CreditedSource,
            Medium = touch.Medium,
            CampaignId = touch.CampaignId,
            Campaign = touch.Campaign,
            Proven = ClickWindow.Proven(app, touch),
            Guessed = ClickWindow.Probabilistic(app, touch),
            Signing = mode,
            Signature = signature,
        };
    }

    static string StandingOf(App app, LinkAddress link, Touch touch, long clicks, DateTimeOffset now, string? refused)
    {
        if (refused is not null) return refused;
        if (link.SmartLink is { } smart && LinkStanding.Of(smart, now, clicks) is { Earns: false } standing) return standing.Name;

        return touch.CampaignId is { } id && app.FindCampaign(id) is { Active: false } ? "campaign_off" : LinkStanding.Active.Name;
    }
}
