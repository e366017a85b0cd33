using Waymark.Apps;
using Waymark.Touches;

namespace Waymark.SmartLinks;

/// <summary>What a followed smart link or invite says of where its people come from.</summary>
static class LinkTouch
{
    const string Invite = "INVITE", InviteMedium = "invite";

    /// <param name="link">The link that was followed.</param>
    /// <param name="app">Whose it is.</param>
    /// <param name="read">What its URL alone says; the link's own word goes first.</param>
    public static Touch Of(SmartLink link, App app, Touch read)
    {
        var isInvite = link.Kind == SmartLinkKind.Invite;

        // A smart link may be grouped under a campaign of the configuration, whose switch and name then hold.
        var campaign = link.Campaign is null ? null : app.FindCampaign(link.Campaign);

        return read.With(Touch.LinkTokenParameter, link.Token) with
        {
            Source = link.Channel ?? (isInvite ? Invite : campaign?.Network ?? read.Source),
            Medium = isInvite ? InviteMedium : link.Medium ?? read.Medium,
            CampaignId = campaign?.Id ?? (link.Campaign is null ? read.CampaignId : null),
            Campaign = campaign?.Name ?? link.Campaign ?? read.Campaign,
            IsRetargeting = campaign?.Retargeting ?? read.IsRetargeting,
            IsPaid = campaign?.IsPaid ?? false, // The owner's own media, unless it says otherwise.
            ClickHours = read.ClickHours ?? link.Windows?.ClickHours,
            ProbabilisticHours = link.Windows?.ProbabilisticHours,
        };
    }
}
