using Waymark.Apps;
using Waymark.Reports;

namespace Waymark.Fraud.Sources;

/// <summary>A month whose figures fraud may still change: until the end of the 7th of the next one, UTC. Bills are settled by what stands then.</summary>
/// <param name="First">Its first day; months are those of the app's own calendar.</param>
public readonly record struct FraudMonth(DateOnly First)
{
    const int LastDayOpen = 7;

    /// <summary>The moment it closes.</summary>
    public DateTimeOffset ClosesAt => new(First.AddMonths(1).AddDays(LastDayOpen), TimeOnly.MinValue, TimeSpan.Zero);

    public static FraudMonth Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <returns>The month that an app is in at a moment.</returns>
    public static FraudMonth Of(App app, DateTimeOffset moment) => Of(AppCalendar.DayOf(app, moment));

    public FraudMonth Before => new(First.AddMonths(-1));

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public bool IsOpenAt(DateTimeOffset moment) => moment < ClosesAt;
}
