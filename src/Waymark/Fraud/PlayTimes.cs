namespace Waymark.Fraud;

/// <summary>What Google Play says of when its link was followed and when the download began, by its own clock and by the device's. Null means unknown.</summary>
public sealed record PlayTimes
{
    public static PlayTimes Unknown { get; } = new();

    /// <summary>By Google's clock.</summary>
    public DateTimeOffset? Clicked { get; init; }

    /// <summary>By Google's clock.</summary>
    public DateTimeOffset? Began { get; init; }

    public DateTimeOffset? ClickedOnDevice { get; init; }

    public DateTimeOffset? BeganOnDevice { get; init; }

    /// <returns>By how much the device's clock is off Google's; null when they cannot be compared.</returns>
    public TimeSpan? Skew => (Began, BeganOnDevice, Clicked, ClickedOnDevice) switch
    {
        ({ } right, { } told, _, _) => told - right,
        (_, _, { } right, { } told) => told - right,
        _ => null,
    };
}
