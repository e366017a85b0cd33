namespace Waymark.Fraud.Sources;

/// <summary>From where on a source's clicks are more than it can honestly bring: far above its usual hour, and very many on the day.</summary>
public static class ClickCap
{
    /// <summary>Days before the day itself that tell what is usual.</summary>
    public const int Days = 14;

    /// <summary>No day below this is looked at.</summary>
    public const long FewestOfDay = 100_000;

    // A source of a few hours has no usual hour yet, and a launch is no attack.
    const int FewestHours = 24;

    /// <param name="hours">The clicks of each hour of those days in which there were any.</param>
    /// <returns>The usual hour; null while there is none.</returns>
    public static double? UsualHour(IReadOnlyCollection<long> hours)
    {
        if (hours.Count < FewestHours) return null;

        long[] sorted = [.. hours.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }

    public static bool IsOver(long ofHour, long ofDay, double? usualHour, double threshold) =>
        ofDay > FewestOfDay && usualHour is { } usual && ofHour > threshold * usual;
}
