using Waymark.Apps;
using Waymark.Touches;

namespace Waymark.Attribution.Networks;

/// <summary>Turns networks' claims into touches that compete with the app's own.</summary>
static class ClaimTouches
{
    public const string Prefix = "claim-";

    public const string NetworkClickId = "network_click_id";

    /// <summary>A touch of this id is one that a network claims.</summary>
    public static bool IsClaim(string? touchId) => touchId?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public static IEnumerable<(Touch Touch, ClaimEvidence Claim)> Clicks(Evidence evidence) => Of(evidence, isView: false);

    public static IEnumerable<(Touch Touch, ClaimEvidence Claim)> Views(Evidence evidence) => Of(evidence, isView: true);

    static IEnumerable<(Touch Touch, ClaimEvidence Claim)> Of(Evidence evidence, bool isView) => evidence.Claims
        .Where(claim => claim.Received.Claim.IsView == isView)
        .Select(claim => (From(evidence, claim.Received), claim));

    static Touch From(Evidence evidence, ReceivedClaim received)
    {
        var said = received.Claim;
        var campaign = said.CampaignId is null ? null : evidence.App.Campaigns.FirstOrDefault(own => IsNamed(own, received, said.CampaignId));

        return new Touch
        {
            App = evidence.App.Id,
            ClickId = received.TouchId,
            // Its own time alone says whether it came before the open: we may have heard of it much later.
            Position = said.At <= evidence.At ? evidence.OpenedOn : long.MaxValue,
            At = said.At,
            Url = "",
            // Never the campaign's: a network can claim for itself alone.
            Source = received.Source,
            CampaignId = campaign?.Id ?? said.CampaignId,
            Campaign = campaign?.Name ?? said.Campaign,
            AdSet = said.AdSet,
            Ad = said.Ad,
            DeepLink = campaign?.Deeplink,
            IsRetargeting = campaign?.Retargeting ?? false,
            IsPaid = true,
            Parameters = Kept(said),
        };
    }

    static bool IsNamed(Campaign own, ReceivedClaim received, string campaignId) =>
        own.NetworkCampaignId == campaignId && (own.Network is null || own.Network.Equals(received.Source, StringComparison.OrdinalIgnoreCase));

    static SortedDictionary<string, string> Kept(NetworkClaim said) => TouchParameters.Of(
        (TouchIds.NetworkCampaign, said.CampaignId), (TouchIds.AdSet, said.AdSetId), (TouchIds.Ad, said.AdId), (TouchIds.Creative, said.CreativeId),
        ("site_id", said.SiteId), (NetworkClickId, said.NetworkClickId));
}
