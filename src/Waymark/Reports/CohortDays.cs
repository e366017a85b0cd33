namespace Waymark.Reports;

/// <summary>The days after an install that reports look at.</summary>
public static class CohortDays
{
    /// <summary>On which day after the install somebody came back.</summary>
    public static IReadOnlyList<int> Returns { get; } = [1, 7, 14, 30];

    /// <summary>By which day after the install something was paid: each span begins after the one before.</summary>
    public static IReadOnlyList<int> Revenue { get; } = [0, 3, 7, 30];

    /// <returns><c>d7</c> for the seventh day; null for a day nobody looks at.</returns>
    public static string? ReturnOn(int day) => Returns.Contains(day) ? Name(day) : null;

    /// <returns>The span a day lies in, such as <c>d3</c> for days 1 to 3; null after the last.</returns>
    public static string? PaidWithin(int day) =>
        Revenue.Where(end => day <= end).Select(Name).FirstOrDefault();

    public static string Name(int day) => FormattableString.Invariant($"d{day}");
}
