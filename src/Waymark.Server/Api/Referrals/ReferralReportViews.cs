using System.Text.Json.Serialization;
using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>The invite funnel of some days.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="TimeZone">Which days these are.</param>
/// <param name="By">What it is split by.</param>
/// <param name="Event">The event that counts as the last step.</param>
/// <param name="Total">Of everything.</param>
/// <param name="Parts">By value, the most installs first.</param>
public sealed record FunnelView(DateOnly From, DateOnly To, string TimeZone, string? By, string? Event, FunnelSteps Total, IReadOnlyList<FunnelPart> Parts)
{
    internal static FunnelView Of(ReportDays days, string? by, string? name, InviteFunnel funnel) =>
        new(days.From, days.To, days.App.TimeZone, by, name, funnel.Total, funnel.Parts);
}

/// <summary>The K-factor of those who were new on some days.</summary>
public sealed record KFactorView(DateOnly From, DateOnly To, string TimeZone, string Formula, KFactor Total, IReadOnlyList<KFactorDay> Days)
{
    internal static KFactorView Of(ReportDays days, IReadOnlyList<(RollupKey Key, Figure Figure)> figures) => new(
        days.From, days.To, days.App.TimeZone, KFactor.Formula, KFactor.Of(figures),
        [.. figures.GroupBy(figure => figure.Key.Day).Select(day => new KFactorDay(day.Key, KFactor.Of(day))).Where(day => day.KFactor.Users > 0).OrderBy(day => day.Day)]);
}

/// <summary>Of those who were new on one day.</summary>
public sealed record KFactorDay(DateOnly Day, KFactor KFactor);

/// <summary>How long invites take to bring somebody.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="TimeZone">Which days these are.</param>
/// <param name="Installs">First installs through invites whose sender's install is known.</param>
/// <param name="MedianSeconds">From the sender's first install to that of whoever came; null when there is none.</param>
/// <param name="ShortestSeconds">The fastest.</param>
/// <param name="LongestSeconds">The slowest.</param>
/// <param name="IsComplete">False when there are so many that only the latest were looked at.</param>
public sealed record CycleTimeView(
    DateOnly From, DateOnly To, string TimeZone, int Installs, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? MedianSeconds,
    double? ShortestSeconds, double? LongestSeconds, bool IsComplete)
{
    internal static CycleTimeView Of(ReportDays days, IState state, int most)
    {
        var installs = state.InvitedInstalls(days.App.Id, days.Begin, days.End, most);
        var since = installs.Select(install => install.Referrer).Distinct().ToDictionary(person => person, person => FirstOpen(days.App.Id, state, person));
        var time = CycleTime.Of(installs.Where(install => since[install.Referrer] is not null).Select(install => install.At - since[install.Referrer]!.Value));

        return new CycleTimeView(
            days.From, days.To, days.App.TimeZone, time.Installs, time.Median?.TotalSeconds, time.Shortest?.TotalSeconds, time.Longest?.TotalSeconds, installs.Count < most);
    }

    static DateTimeOffset? FirstOpen(string app, IState state, Person person)
    {
        IEnumerable<string> installs = person.InstallId is { } id ? [id] : state.FindUser(app, person.UserId!)?.InstallIds ?? [];
        return installs.Select(install => state.FindInstall(app, install)?.OpenedAt).Min();
    }
}

/// <summary>Who brought the most.</summary>
public sealed record TopReferrersView(
    DateOnly From, DateOnly To, string TimeZone, IReadOnlyList<ReferrerView> Referrers, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Next)
{
    internal static TopReferrersView Of(ReportDays days, IReadOnlyList<ReferrerLine> lines, int? next) =>
        new(days.From, days.To, days.App.TimeZone, [.. lines.Select(ReferrerView.Of)], next);
}

/// <inheritdoc cref="ReferrerLine"/>
public sealed record ReferrerView(
    PersonView Referrer, long Clicks, long Installs, long Reinstalls, long Opens, long SignUps, long CustomEvents, long Suspicious, decimal? SuspiciousShare, long Rewards)
{
    internal static ReferrerView Of(ReferrerLine line) => new(
        PersonView.Of(line.Referrer), line.Clicks, line.Installs, line.Reinstalls, line.Opens, line.SignUps, line.CustomEvents, line.Suspicious, line.SuspiciousShare, line.Rewards);
}

/// <summary>Who referred whom.</summary>
/// <param name="Events">Without a person: the events that relations were made for on the days asked about.</param>
/// <param name="Tree">From one person on.</param>
public sealed record RelationsView(IReadOnlyList<RelationCount>? Events, RelationTree? Tree);

/// <summary>What was doubted on some days.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="TimeZone">Which days these are.</param>
/// <param name="Figures">By status and by reason.</param>
/// <param name="Referrers">Whose referrals are doubted, the most first.</param>
/// <param name="Next">What to skip next; null at the end.</param>
/// <param name="ReviewQueue">Suspicious arrivals that nobody has decided on, of any day.</param>
public sealed record FraudView(
    DateOnly From, DateOnly To, string TimeZone, FraudFigures Figures, IReadOnlyList<SuspectView> Referrers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Next, long ReviewQueue)
{
    internal static FraudView Of(ReportDays days, FraudFigures figures, IReadOnlyList<SuspectLine> suspects, int? next, long queue) =>
        new(days.From, days.To, days.App.TimeZone, figures, [.. suspects.Select(SuspectView.Of)], next, queue);
}

/// <inheritdoc cref="SuspectLine"/>
public sealed record SuspectView(PersonView Referrer, long Arrivals, long Suspicious, long Rejected, decimal? Share)
{
    internal static SuspectView Of(SuspectLine line) => new(PersonView.Of(line.Referrer), line.Arrivals, line.Suspicious, line.Rejected, line.Share);
}

/// <summary>What invites saved on some days.</summary>
public sealed record SavingsView(DateOnly From, DateOnly To, string TimeZone, string Currency, Savings Savings);

/// <summary>How those stay and pay who were new on some days.</summary>
public sealed record CohortsView(DateOnly From, DateOnly To, string TimeZone, string Currency, ReferredCohorts Cohorts);
