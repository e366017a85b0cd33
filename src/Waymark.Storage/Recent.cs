namespace Waymark.Storage;

/// <summary>What was used lately: two generations, the older of which is dropped when the younger is full.</summary>
sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    Dictionary<TKey, TValue> _young = [];
    Dictionary<TKey, TValue> _old = [];

    /// <returns>The remembered value, else what <paramref name="load"/> finds; nothing is remembered of an absent one.</returns>
    public TValue? Get(TKey key, Func<TKey, TValue?> load)
    {
        if (_young.TryGetValue(key, out var value)) return value;

        if (!_old.TryGetValue(key, out value)) value = load(key);
        if (value is not null) Set(key, value);
        return value;
    }

    public void Set(TKey key, TValue value)
    {
        if (_young.Count >= most / 2 && !_young.ContainsKey(key))
            (_old, _young) = (_young, []);

        _young[key] = value;
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
