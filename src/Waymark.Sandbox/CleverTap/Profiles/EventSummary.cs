namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>How often and when, in epoch seconds, one person did one thing.</summary>
readonly record struct EventSummary(int Count, long First, long Last)
{
    public EventSummary With(long at) =>
        Count == 0 ? new(1, at, at) : new(Count + 1, Math.Min(First, at), Math.Max(Last, at));
}
