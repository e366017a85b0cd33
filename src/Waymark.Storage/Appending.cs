namespace Waymark.Storage;

/// <summary>A fact that waits for the commit it shares with others.</summary>
public readonly struct Appending(Task<long> firstPosition, int index)
{
    /// <returns>The fact's position, once it is durable.</returns>
    /// <exception cref="JournalUnavailableException">The commit failed, for one because the disk is full: nothing was stored, answer 503.</exception>
    public async ValueTask<long> CommittedAsync() => await firstPosition + index;
}
