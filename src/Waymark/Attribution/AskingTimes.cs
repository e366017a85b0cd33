namespace Waymark.Attribution;

/// <summary>When somebody outside is asked again who has not answered yet.</summary>
/// <param name="waits">Counted from the beginning, rising.</param>
public sealed class AskingTimes(params IReadOnlyList<TimeSpan> waits)
{
    /// <param name="since">When there was something to ask about.</param>
    /// <param name="lastAskedAt">When it was last asked; null for not yet, or not by this process.</param>
    /// <returns>When to ask next; null when there is no use in it any more.</returns>
    public DateTimeOffset? NextAt(DateTimeOffset since, DateTimeOffset? lastAskedAt)
    {
        if (lastAskedAt is not { } last) return since;

        foreach (var wait in waits)
        {
            if (since + wait > last) return since + wait;
        }

        return null;
    }
}
