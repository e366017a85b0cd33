using Waymark.Touches;

namespace Waymark.Storage;

/// <summary>Clicks with their hashed match keys, by day. One worker writes and looks up; whole days are dropped.</summary>
public interface ITouches : IAsyncDisposable
{
    /// <summary>Adds a click; lookups see it at once, readers after a restart once <see cref="Commit"/> has run. Adding one again changes nothing.</summary>
    void Add(Touch touch);

    Touch? Find(string app, string clickId);

    /// <returns>Touches with the key, recorded before a journal position and not before a moment, the latest first.</returns>
    IReadOnlyList<Touch> FindByKey(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most);

    void Commit();

    void DropBefore(DateOnly day);
}
