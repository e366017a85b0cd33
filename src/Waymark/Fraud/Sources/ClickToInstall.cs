namespace Waymark.Fraud.Sources;

/// <summary>The spans that the time from a click to the first open is counted in: finer where fraud shows.</summary>
public static class ClickToInstall
{
    /// <summary>Below ten seconds, below thirty, the rest of the first hour, each of the hours 2 to 24, and later.</summary>
    public const int Spans = 27;

    public const int BelowTenSeconds = 0;

    /// <summary>The first of the hours 2 to 24.</summary>
    public const int SecondHour = 3;

    public const int LaterThanADay = Spans - 1;

    /// <returns>Null when the clock was set back in between, and nobody knows.</returns>
    public static int? SpanOf(TimeSpan time) => time switch
    {
        { Ticks: < 0 } => null,
        { TotalSeconds: < 10 } => BelowTenSeconds,
        { TotalSeconds: < 30 } => 1,
        { TotalHours: <= 1 } => 2,
        { TotalHours: <= 24 } => 1 + (int)Math.Ceiling(time.TotalHours),
        _ => LaterThanADay,
    };
}
