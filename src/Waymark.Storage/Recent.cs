namespace Waymark.Storage;

/// <summary>What was used lately: when there is no room left, what was not used for longest is forgotten.</summary>
sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    readonly LinkedList<(TKey Key, TValue Value)> _latestFirst = [];

    /// <returns>The remembered value, else what <paramref name="load"/> finds; nothing is remembered of an absent one.</returns>
    public TValue? Get(TKey key, Func<TKey, TValue?> load)
    {
        if (_nodes.TryGetValue(key, out var node))
        {
            MoveToFront(node);
            return node.Value.Value;
        }

        var value = load(key);
        if (value is not null) Set(key, value);
        return value;
    }

    public void Set(TKey key, TValue value)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            node = _nodes.Count < most ? new LinkedListNode<(TKey, TValue)>(default!) : Forget(_latestFirst.Last!);
            _nodes[key] = node;
            _latestFirst.AddFirst(node);
        }

        node.Value = (key, value);
        MoveToFront(node);
    }

    public void Clear()
    {
        _nodes.Clear();
        _latestFirst.Clear();
    }

    LinkedListNode<(TKey Key, TValue Value)> Forget(LinkedListNode<(TKey Key, TValue Value)> node)
    {
        _nodes.Remove(node.Value.Key);
        _latestFirst.Remove(node);
        return node;
    }

    void MoveToFront(LinkedListNode<(TKey Key, TValue Value)> node)
    {
        if (node == _latestFirst.First) return;

        _latestFirst.Remove(node);
        _latestFirst.AddFirst(node);
    }
}
