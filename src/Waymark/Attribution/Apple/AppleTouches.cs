using System.Globalization;
using Waymark.Touches;

namespace Waymark.Attribution.Apple;

/// <summary>Turns Apple's answer into a touch that competes with the app's own.</summary>
static class AppleTouches
{
    const string Source = "APPLE_SEARCH_ADS";

    // Apple itself looks back thirty days from a tap, and says nothing of what is older.
    const int LookBackHours = 30 * 24;

    public static Touch? Click(Evidence evidence) => Of(evidence, isView: false);

    public static Touch? View(Evidence evidence) => Of(evidence, isView: true);

    static Touch? Of(Evidence evidence, bool isView)
    {
        if (evidence.Apple is not { IsAttributed: true, IsTest: false } answer || answer.IsView != isView) return null;

        var at = answer.At ?? evidence.At.AddHours(-evidence.App.Apple.AssumedHours);
        var campaign = answer.CampaignId is null ? null : evidence.App.Campaigns.FirstOrDefault(own => own.NetworkCampaignId == answer.CampaignId);

        return new Touch
        {
            App = evidence.App.Id,
            ClickId = string.Create(CultureInfo.InvariantCulture, $"apple-{evidence.OpenedOn}"),
            // Apple's minutes have no seconds: a tap in the minute of the open came before it.
            Position = at <= evidence.At.AddMinutes(1) ? evidence.OpenedOn : long.MaxValue,
            At = at,
            Url = "",
            Source = campaign?.Network ?? Source,
            CampaignId = campaign?.Id ?? answer.CampaignId,
            Campaign = campaign?.Name,
            DeepLink = campaign?.Deeplink,
            IsPaid = true,
            ClickHours = LookBackHours,
            Parameters = Kept(answer),
        };
    }

    static SortedDictionary<string, string> Kept(AppleAnswer answer) => TouchParameters.Of(
        (TouchIds.NetworkCampaign, answer.CampaignId), (TouchIds.AdSet, answer.AdGroupId), (TouchIds.Ad, answer.AdId), ("keyword_id", answer.KeywordId),
        ("org_id", answer.OrgId), ("country", answer.Country), ("placement", answer.Placement), ("conversion_type", answer.ConversionType));
}
