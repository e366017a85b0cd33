using Waymark.Touches;

namespace Waymark.Storage;

/// <summary>Clicks with their hashed match keys, by day. One worker writes and looks up; whole days are dropped.</summary>
public interface ITouches : IAsyncDisposable
{
    /// <summary>
    /// Adds a click; lookups see it at once, readers after a restart once <see cref="Commit"/> has run. Adding one again changes nothing.
    /// When this or <see cref="Commit"/> throws, everything since the last commit is gone: add it again.
    /// </summary>
    void Add(Touch touch);

    Touch? Find(string app, string clickId);

    /// <summary>Finds a click that is committed; for anybody, beside the worker.</summary>
    Touch? FindCommitted(string app, string clickId);

    /// <returns>Touches with the key, recorded before a journal position and between two moments, both included, the latest first.</returns>
    IReadOnlyList<Touch> FindByKey(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most);

    void Commit();

    /// <summary>Forgets the UTC days before this one.</summary>
    void DropBefore(DateOnly day);
}
