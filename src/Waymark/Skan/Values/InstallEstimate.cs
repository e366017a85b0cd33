namespace Waymark.Skan.Values;

/// <summary>A stretch of time.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    public DateTimeOffset Middle => From + ((To - From) / 2);
}

/// <summary>When the install of a postback may have happened: Apple sends no time, and delays what it sends.</summary>
public static class InstallEstimate
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="received">When the postback came, or the day on which several did.</param>
    /// <param name="window">Its conversion window.</param>
    /// <param name="isBeforeTiers">Of version 1 to 3: sent up to a day after a day without a new value.</param>
    /// <param name="mayBeLocked">A schema may have closed the window early.</param>
    public static Period Of(Period received, int window, bool isBeforeTiers, bool mayBeLocked)
    {
        // Values of ours change within the first window alone.
        if (isBeforeTiers) return new(received.From - ConversionWindow.EndOf(0) - (2 * Day), received.To - Day);

        var (shortest, longest) = window == 0 ? (Day, 2 * Day) : (Day, 6 * Day);
        var earliestEnd = mayBeLocked ? ConversionWindow.StartOf(window) : ConversionWindow.EndOf(window);
        return new(received.From - ConversionWindow.EndOf(window) - longest, received.To - earliestEnd - shortest);
    }
}
