using System.Globalization;
using Waymark.Touches;

namespace Waymark.Attribution.Meta;

/// <summary>Turns Meta's claims into touches that compete with the app's own.</summary>
static class MetaTouches
{
    const string Source = "META";

    /// <returns>The click that Meta proves; null when it proves none.</returns>
    public static Touch? Click(Evidence evidence) => Of(evidence, isView: false);

    /// <returns>The view that Meta proves; null when it proves none.</returns>
    public static Touch? View(Evidence evidence) => Of(evidence, isView: true);

    static Touch? Of(Evidence evidence, bool isView) =>
        evidence.Meta.FirstOrDefault(claim => claim.IsView == isView && claim.Statement.State == MetaState.Decrypted) is { } claim ? From(evidence, claim) : null;

    static Touch From(Evidence evidence, MetaClaim claim)
    {
        var said = claim.Statement;
        var at = claim.At ?? evidence.At;
        var campaign = said.CampaignId is null ? null : evidence.App.Campaigns.FirstOrDefault(own => own.NetworkCampaignId == said.CampaignId);

        return new Touch
        {
            App = evidence.App.Id,
            ClickId = string.Create(CultureInfo.InvariantCulture, $"meta-{evidence.OpenedOn}{(claim.IsView ? "-view" : "")}"),
            // Its own time alone says whether it came before the open: we heard of it with the open.
            Position = at <= evidence.At ? evidence.OpenedOn : long.MaxValue,
            At = at,
            Url = "",
            Source = campaign?.Network ?? Source,
            CampaignId = campaign?.Id ?? said.CampaignId,
            Campaign = campaign?.Name ?? said.Campaign,
            AdSet = said.AdSet,
            Ad = said.Ad,
            DeepLink = campaign?.Deeplink,
            IsPaid = true,
            Parameters = Kept(said),
        };
    }

    static SortedDictionary<string, string> Kept(MetaStatement said) => TouchParameters.Of(
        (TouchIds.NetworkCampaign, said.CampaignId), (TouchIds.AdSet, said.AdSetId), (TouchIds.Ad, said.AdId), (TouchIds.Creative, said.CreativeId),
        ("account_id", said.AccountId), ("ad_objective_name", said.Objective), ("publisher_platform", said.Publisher), ("platform_position", said.Position));
}
