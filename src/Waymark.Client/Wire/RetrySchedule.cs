namespace Waymark.Client.Wire;

/// <summary>When to ask again. Waits double; a server that names a later moment is obeyed.</summary>
sealed class RetrySchedule(params TimeSpan[] waits)
{
    /// <summary>An app does not wait longer than this for a server; it hears that the server is unavailable.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static RetrySchedule Standard { get; } = new(
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16));

    public static RetrySchedule Never { get; } = new();

    /// <returns>The wait before the next attempt, or null when there should be none.</returns>
    public TimeSpan? After(int failures, TimeSpan? retryAfter)
    {
        if (failures > waits.Length || retryAfter > Patience)
            return null;

        var wait = waits[failures - 1];
        return retryAfter > wait ? retryAfter : wait;
    }
}
