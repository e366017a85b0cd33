namespace Waymark.Server.Processing;

/// <summary>What happened in a stretch of time.</summary>
/// <param name="Elapsed">How long it was.</param>
/// <param name="Arrived">How many facts became durable.</param>
/// <param name="Understood">How many were processed.</param>
/// <param name="Processors">The share of all processors that this process used, 0 to 1.</param>
readonly record struct Stretch(TimeSpan Elapsed, long Arrived, long Understood, double Processors)
{
    public double ArrivedPerSecond => Arrived / Elapsed.TotalSeconds;

    public double UnderstoodPerSecond => Understood / Elapsed.TotalSeconds;
}
