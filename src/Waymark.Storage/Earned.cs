using Waymark.Installs;

namespace Waymark.Storage;

/// <summary>An install that a campaign earned.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Campaign">As figures name it: the campaign's id, else its name.</param>
/// <param name="At">When the install was decided on, to the millisecond.</param>
/// <param name="InstallId">The install.</param>
public readonly record struct Earned(string App, string Campaign, DateTimeOffset At, string InstallId)
{
    /// <returns>Null for an install that is organic, undecided, blocked, found out to be fraud, or credited to a source without a campaign.</returns>
    public static Earned? Of(Install install) =>
        install is { LateFraud: not { IsMoved: true } } && install.Verdict is { IsBlocked: false, Credit: { IsOrganic: false } credit } verdict && (credit.CampaignId ?? credit.Campaign) is { Length: > 0 } campaign
            ? new Earned(install.App, campaign, verdict.At, install.Id)
            : null;
}
