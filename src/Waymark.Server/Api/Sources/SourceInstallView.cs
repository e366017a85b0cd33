using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Fraud.Sources;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Api.Sources;

/// <summary>An install that a source is credited with.</summary>
/// <param name="InstallInstanceId">Its id.</param>
/// <param name="InstalledAt">When it was first opened.</param>
/// <param name="Campaign">The campaign's id, else its name.</param>
/// <param name="Site">The network's own id of the site.</param>
/// <param name="MatchType">What ties it to the source.</param>
/// <param name="SecondsSinceTouch">How long after the click it was opened; absent where nobody knows.</param>
/// <param name="IsMonthOpen">Whether a rejection would still change figures.</param>
/// <param name="LateFraud">Who rejected it later, and why; absent while nobody did.</param>
public sealed record SourceInstallView(
    string InstallInstanceId, DateTimeOffset InstalledAt, string? Campaign, string? Site, string MatchType, double? SecondsSinceTouch, bool IsMonthOpen, LateFraudView? LateFraud)
{
    public static SourceInstallView Of(Install install, App app, DateTimeOffset now)
    {
        var verdict = install.Verdict!;
        return new(
            install.Id,
            verdict.At,
            verdict.Credit.CampaignId ?? verdict.Credit.Campaign,
            verdict.Site,
            MatchNames.Of(verdict.MatchType),
            (verdict.At - verdict.Credit.TouchAt)?.TotalSeconds,
            MonthOf(install, app).IsOpenAt(now),
            LateFraudView.Of(install.LateFraud));
    }

    internal static FraudMonth MonthOf(Install install, App app) => FraudMonth.Of(AppCalendar.DayOf(app, install.Verdict!.At));
}

/// <summary>A page of installs.</summary>
/// <param name="Installs">In the order of their days.</param>
/// <param name="Next">What to pass as <c>after</c>; absent at the end.</param>
public sealed record SourceInstallPage(IReadOnlyList<SourceInstallView> Installs, string? Next);
