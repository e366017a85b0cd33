using Waymark.Events;
using Waymark.Fraud;
using Waymark.Links;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Turns touches into candidates.</summary>
public static class Candidates
{
    internal static Candidate From(Touch touch, MatchType matchType, IReadOnlyList<Check> checks) =>
        Of(touch, matchType, checks, Standing.Contributed, "It qualified; a later or stronger touch won.");

    internal static Candidate Rejected(Touch touch, MatchType matchType, IReadOnlyList<Check> checks, Check failed) =>
        Of(touch, matchType, checks, Standing.Rejected, Sentence(failed));

    static Candidate Of(Touch touch, MatchType matchType, IReadOnlyList<Check> checks, Standing standing, string because) => new()
    {
        TouchId = touch.ClickId,
        At = touch.At,
        Source = touch.CreditedSource,
        CampaignId = touch.CampaignId,
        Campaign = touch.Campaign,
        MatchType = matchType,
        Standing = standing,
        Because = because,
        Checks = checks,
        NetworkIds = NetworkIds.Of(touch),
    };

    /// <summary>A candidate of an earlier decision, once something better is known.</summary>
    public static Candidate Overtaken(Candidate candidate) => candidate.Standing != Standing.Won
        ? candidate
        : candidate with { Standing = Standing.Contributed, Because = "It won at first; what was learned later is stronger." };

    public static Credit CreditOf(Touch touch) => new()
    {
        Source = touch.CreditedSource,
        Medium = touch.Medium,
        CampaignId = touch.CampaignId,
        Campaign = touch.Campaign,
        AdSet = touch.AdSet,
        Ad = touch.Ad,
        NetworkCampaignId = touch.Parameters.GetValueOrDefault(TouchIds.NetworkCampaign),
        AdSetId = touch.Parameters.GetValueOrDefault(TouchIds.AdSet),
        AdId = touch.Parameters.GetValueOrDefault(TouchIds.Ad),
        CreativeId = touch.Parameters.GetValueOrDefault(TouchIds.Creative),
        TouchId = touch.ClickId,
        TouchAt = touch.At,
    };

    /// <summary>A failed check in words.</summary>
    internal static string Sentence(Check failed) => failed.Name switch
    {
        "before_open" => $"The touch at {failed.Input} came after the open at {failed.Threshold}.",
        "window" => $"Outside its window: {failed.Input} passed, {failed.Threshold} are allowed by the {failed.SettingFrom}.",
        "link_standing" => $"{LinkStanding.Explain(failed.Input)}; what comes through it leads on and earns nothing.",
        "click_signature" => $"{ClickSignature.Explain(failed.Input)}, and clicks on this link must be signed.",
        "campaign_active" => "Its campaign is switched off.",
        "after_earlier_install" => $"It belongs to the device's earlier install of {failed.Threshold}.",
        "retargeting" => $"Only links that are \"{failed.Threshold}\" may win users back, and this is {failed.Input}.",
        "inactivity" => $"The user had been away for {failed.Input}; {failed.Threshold} are asked for.",
        "no_device_id" => "The click carries an advertising id, so it is not guessed about.",
        "platform" => $"The click came from {failed.Input}, the install is on {failed.Threshold}.",
        "not_credited_yet" => "Another install has been credited with this click.",
        "referrer" => "Google Play says that no link led to the store.",
        "privacy" => $"Matching by traits is not allowed here: {failed.Input}.",
        "device_id_allowed" => $"The device's advertising id may not be used: {failed.Input}.",
        "gap" => $"The last credited re-engagement was {failed.Input} ago; {failed.Threshold} are asked for.",
        "new_touch" => $"It has been credited already: it is {failed.Input}.",
        "no_echo" => "The app followed the deep link that the install itself was credited with.",
        "own_click" => $"The claim names a click of {failed.Input}, and {failed.Threshold} makes it.",
        "wins_back" => "Without a click of ours nothing says when the referrer was made, and it may be the one of the earlier install.",
        "counts" => "The install itself does not count.",
        _ when FraudRules.Find(failed.Name) is { } rule => $"{rule.Sentence} Measured: {failed.Input}, against {failed.Threshold}.",
        _ => $"{failed.Name}: {failed.Input} against {failed.Threshold}.",
    };
}
