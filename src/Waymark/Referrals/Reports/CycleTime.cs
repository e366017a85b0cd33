namespace Waymark.Referrals.Reports;

/// <summary>How long it takes from the install of whoever invites to the install of whoever came.</summary>
/// <param name="Installs">How many are known to compare.</param>
/// <param name="Median">The middle one; of an even number the mean of the two in the middle; null when there is none.</param>
/// <param name="Shortest">The fastest.</param>
/// <param name="Longest">The slowest.</param>
public sealed record CycleTime(int Installs, TimeSpan? Median, TimeSpan? Shortest, TimeSpan? Longest)
{
    public static CycleTime Of(IEnumerable<TimeSpan> spans)
    {
        TimeSpan[] sorted = [.. spans.Order()];
        if (sorted.Length == 0) return new CycleTime(0, null, null, null);

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new CycleTime(sorted.Length, median, sorted[0], sorted[^1]);
    }
}
