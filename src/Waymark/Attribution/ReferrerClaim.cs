using Waymark.Apps;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>What a referrer claims that no click of ours is behind: a network's own ids, or campaign tags.</summary>
static class ReferrerClaim
{
    /// <summary>Stands where a click has its id.</summary>
    public const string TouchId = "referrer";

    /// <returns>Null when the referrer claims nothing.</returns>
    public static JudgedTouch? Judge(Evidence evidence)
    {
        if (Read(evidence, evidence.Referrer) is not { } claim) return null;

        var candidate = Scrutiny.Judge(evidence, claim, MatchType.ReferrerClaim, Checks.Claimed(evidence, claim));

        return new(claim, candidate.Standing == Standing.Rejected ? candidate : candidate with
        {
            Standing = Standing.Won,
            Because = "The install referrer names it, and no click of ours says otherwise.",
        });
    }

    static Touch? Read(Evidence evidence, ReferrerReading referrer) => referrer switch
    {
        ReferrerReading.ClickId unknown when evidence.ByReferrer is null => Read(evidence, unknown.Otherwise),
        // Which campaign it was only Google knows, unless the owner tagged it.
        ReferrerReading.GoogleIds google => Claim(evidence) with
        {
            Source = "GOOGLE",
            Medium = google.Tags.Medium,
            Campaign = google.Tags.Campaign,
            Parameters = TouchParameters.Of(("gclid", google.Gclid), ("gbraid", google.Gbraid), ("wbraid", google.Wbraid)),
        },
        ReferrerReading.Utm { Tags: var tags } => OfTags(evidence, tags),
        _ => null,
    };

    static Touch? OfTags(Evidence evidence, UtmTags tags)
    {
        var campaign = tags.Campaign is null ? null : Named(evidence.App, tags.Campaign);
        if (campaign is null && tags.Source is null) return null;

        return Claim(evidence) with
        {
            Source = campaign?.Network ?? tags.Source,
            Medium = tags.Medium,
            CampaignId = campaign?.Id,
            Campaign = campaign?.Name ?? tags.Campaign,
            Ad = tags.Content,
        };
    }

    static Campaign? Named(App app, string name) =>
        app.FindCampaign(name) ?? app.Campaigns.FirstOrDefault(campaign => campaign.Name == name);

    static Touch Claim(Evidence evidence) => new()
    {
        App = evidence.App.Id,
        ClickId = TouchId,
        Position = evidence.Fact,
        At = evidence.ReferrerClickAt ?? evidence.At,
        Url = "",
    };
}
