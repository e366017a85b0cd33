namespace Waymark.Skan.Values;

/// <summary>Apple's three windows after the first launch: days 0 to 2, 3 to 7 and 8 to 35.</summary>
public static class ConversionWindow
{
    /// <summary>How many there are, and the number that stands for the time after the last.</summary>
    public const int Count = 3;

    static readonly TimeSpan[] EndByWindow = [TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(35)];

    /// <returns>0, 1 or 2; <see cref="Count"/> once all are over.</returns>
    public static int At(TimeSpan sinceInstall)
    {
        var window = 0;

        while (window < Count && sinceInstall >= EndByWindow[window])
            window++;

        return window;
    }

    public static TimeSpan StartOf(int window) => window == 0 ? TimeSpan.Zero : EndByWindow[window - 1];

    public static TimeSpan EndOf(int window) => EndByWindow[window];
}
