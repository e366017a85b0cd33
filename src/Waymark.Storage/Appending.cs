namespace Waymark.Storage;

/// <summary>A fact that waits for the commit it shares with others.</summary>
public readonly struct Appending(Task<long> commit, int index)
{
    /// <summary>One task for all facts of a batch; its result is for <see cref="PositionIn"/>.</summary>
    /// <exception cref="JournalUnavailableException">The commit failed, for one because the disk is full: nothing was stored, answer 503.</exception>
    public Task<long> Commit => commit;

    /// <returns>The fact's position.</returns>
    public long PositionIn(long committed) => committed + index;

    /// <summary>Waits for both at once, where it is not every request that waits.</summary>
    /// <returns>The fact's position, once it is durable.</returns>
    public async ValueTask<long> CommittedAsync() => PositionIn(await Commit);
}
