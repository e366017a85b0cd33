namespace Waymark.Storage;

/// <summary>What was used lately. When there is no room left, something goes that was not used since its turn came last.</summary>
/// <remarks>A clock, not a list in the order of use: to use something is to set a flag, so that nothing old ever points to something else than before.</remarks>
/// <param name="most">How many are remembered.</param>
/// <param name="isSmall">What is not is never remembered: strangers decide how long some things are. Null remembers all.</param>
sealed class Recent<TKey, TValue>(int most, Predicate<TValue>? isSmall = null)
    where TKey : notnull
{
    readonly Dictionary<TKey, int> _places = [];
    readonly List<Entry> _entries = [];
    int _turn;

    /// <returns>The remembered value, else what <paramref name="load"/> finds; nothing is remembered of an absent one.</returns>
    public TValue? Get(TKey key, Func<TKey, TValue?> load)
    {
        if (_places.TryGetValue(key, out var place)) return _entries[place].Use();

        var value = load(key);
        if (value is not null) Add(key, value);
        return value;
    }

    public void Set(TKey key, TValue value)
    {
        if (_places.TryGetValue(key, out var place)) _entries[place].Value = value;
        else Add(key, value);
    }

    public void Clear()
    {
        _places.Clear();
        _entries.Clear();
        _turn = 0;
    }

    void Add(TKey key, TValue value)
    {
        if (isSmall?.Invoke(value) == false) return;

        var place = _entries.Count;

        if (place < most)
        {
            _entries.Add(new Entry(key, value));
        }
        else
        {
            place = Unused();
            _places.Remove(_entries[place].Key);
            _entries[place] = new Entry(key, value);
        }

        _places[key] = place;
    }

    int Unused()
    {
        while (true)
        {
            var place = _turn;
            _turn = (_turn + 1) % _entries.Count;
            if (!_entries[place].TakeTurn()) return place;
        }
    }

    sealed class Entry(TKey key, TValue value)
    {
        bool _isUsed;

        public TKey Key => key;

        public TValue Value { get; set; } = value;

        public TValue Use()
        {
            _isUsed = true;
            return Value;
        }

        /// <returns>Whether it was used since the last time.</returns>
        public bool TakeTurn()
        {
            var wasUsed = _isUsed;
            _isUsed = false;
            return wasUsed;
        }
    }
}
