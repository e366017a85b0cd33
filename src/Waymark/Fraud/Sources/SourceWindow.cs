namespace Waymark.Fraud.Sources;

/// <summary>The UTC days that sources are judged by, both included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last: the day it is.</param>
public readonly record struct SourceWindow(DateOnly From, DateOnly To)
{
    public const int Days = 7;

    // An install late on a day in the west has all of its next day behind it two days later in UTC.
    const int DaysUntilReturned = 3;

    public static SourceWindow Until(DateOnly today) => new(today.AddDays(1 - Days), today);

    /// <summary>The last day whose installs have all had a next day to be opened again on.</summary>
    public DateOnly LastOfCohort => To.AddDays(-DaysUntilReturned);
}
