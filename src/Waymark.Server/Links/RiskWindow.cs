namespace Waymark.Server.Links;

/// <summary>How long visitors wait for the disk: then their click is still queued, and only a crash can lose it.</summary>
/// <remarks>Those who share a commit share the wait, and its one timer: it runs from the first of them.</remarks>
sealed class RiskWindow(TimeProvider clock)
{
    static readonly TimeSpan Length = TimeSpan.FromMilliseconds(250);

    Wait? _latest;

    /// <returns>False when the commit is still under way; as a commit that failed, it throws.</returns>
    public Task<bool> IsDurableAsync(Task commit)
    {
        var latest = Volatile.Read(ref _latest);

        if (latest?.Commit == commit) return latest.IsDurable;

        // Two visitors may both be the first: then there are two timers, nothing worse.
        var wait = new Wait(commit, WaitAsync(commit));
        Volatile.Write(ref _latest, wait);
        return wait.IsDurable;
    }

    async Task<bool> WaitAsync(Task commit)
    {
        try
        {
            await commit.WaitAsync(Length, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    sealed record Wait(Task Commit, Task<bool> IsDurable);
}
