using Waymark.Referrals;
using Waymark.Reports;

namespace Waymark.Rewards;

/// <summary>What a rule has given so far, in one scope: everybody or one referrer, ever or in a day or month.</summary>
/// <param name="Count">Rewards.</param>
/// <param name="Amount">The sum of their amounts.</param>
public readonly record struct RewardSpending(long Count, decimal Amount);

/// <summary>Where a reward is counted.</summary>
/// <param name="Referrer">One referrer's key; empty for everybody.</param>
/// <param name="Period">A day such as <c>2026-01-31</c>, a month such as <c>2026-01</c>; empty for ever.</param>
public readonly record struct RewardScope(string Referrer, string Period)
{
    const string Referrals = "referrals";

    public static RewardScope Everybody { get; } = new("", "");

    /// <returns>How many referrals of somebody were rewarded: what tiers and milestones go by.</returns>
    public static RewardScope ReferralsOf(Person referrer) => new(referrer.Key, Referrals);

    public static string DayOf(Apps.App app, DateTimeOffset at) => AppCalendar.DayOf(app, at).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string MonthOf(Apps.App app, DateTimeOffset at) => DayOf(app, at)[..7];

    /// <returns>Every scope that a reward counts in: everybody's, and for the referrer's own shares that of the referrer.</returns>
    public static IReadOnlyList<RewardScope> Of(Apps.App app, RewardShare share, Person referrer, DateTimeOffset at)
    {
        string[] periods = ["", DayOf(app, at), MonthOf(app, at)];
        string[] whose = share == RewardShare.Referred ? [""] : ["", referrer.Key];
        var scopes = whose.SelectMany(one => periods.Select(period => new RewardScope(one, period)));
        return share == RewardShare.Referrer ? [.. scopes, ReferralsOf(referrer)] : [.. scopes];
    }
}
