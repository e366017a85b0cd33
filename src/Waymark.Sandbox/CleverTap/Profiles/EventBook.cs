using System.Runtime.InteropServices;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>All events of an account in the order of arrival, and how many there are of each name.</summary>
sealed class EventBook
{
    readonly Dictionary<string, long> _countByName = new(StringComparer.Ordinal);
    List<StoredEvent> _all = [];
    long _last;

    public IReadOnlyList<StoredEvent> All => _all;

    public IReadOnlyDictionary<string, long> CountByName => _countByName;

    /// <returns>The event with its number.</returns>
    public StoredEvent Add(StoredEvent happened)
    {
        var numbered = happened with { Number = ++_last };
        Keep(numbered);
        return numbered;
    }

    public void Remove(IEnumerable<StoredEvent> gone)
    {
        var set = new HashSet<StoredEvent>(gone, ReferenceEqualityComparer.Instance);
        if (set.Count == 0)
            return;

        var left = _all.Where(happened => !set.Contains(happened)).ToList();
        Clear();
        left.ForEach(Keep);
    }

    public void Clear()
    {
        _all = [];
        _countByName.Clear();
    }

    void Keep(StoredEvent happened)
    {
        _all.Add(happened);
        CollectionsMarshal.GetValueRefOrAddDefault(_countByName, happened.Name, out _)++;
    }
}
