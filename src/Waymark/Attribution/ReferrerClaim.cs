using Waymark.Apps;
using Waymark.Events;
using Waymark.Links;

namespace Waymark.Attribution;

/// <summary>What a referrer claims that no click of ours is behind: a network's own ids, or campaign tags.</summary>
static class ReferrerClaim
{
    public static Credit? Read(Evidence evidence) => evidence.Referrer switch
    {
        ReferrerReading.ClickId unknown when evidence.ByReferrer is null => Read(evidence with { Referrer = unknown.Otherwise }),
        ReferrerReading.GoogleIds google => new Credit { Source = "GOOGLE", Medium = google.Tags.Medium, Campaign = google.Tags.Campaign },
        ReferrerReading.Utm { Tags: { Source: not null } tags } => OfTags(evidence.App, tags),
        _ => null,
    };

    static Credit OfTags(App app, UtmTags tags)
    {
        var campaign = app.Campaigns.FirstOrDefault(known => known.Active && (known.Name == tags.Campaign || known.Id == tags.Campaign));

        return new()
        {
            Source = campaign?.Network ?? tags.Source!,
            Medium = tags.Medium,
            CampaignId = campaign?.Id,
            Campaign = campaign?.Name ?? tags.Campaign,
            Ad = tags.Content,
        };
    }
}
