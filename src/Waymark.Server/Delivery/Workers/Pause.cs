namespace Waymark.Server.Delivery.Workers;

/// <summary>What a worker waits for when it has nothing to do: a moment, news in the stream, or whichever comes first.</summary>
/// <param name="Until">Null waits for no moment.</param>
/// <param name="After">News are events after this position; null waits for none.</param>
readonly record struct Pause(DateTimeOffset? Until, long? After)
{
    /// <summary>There is more to do at once.</summary>
    public static Pause None { get; } = new(DateTimeOffset.MinValue, null);

    public bool IsOver(DateTimeOffset now) => Until <= now;
}
