using System.Collections;

namespace Waymark.Server.Processing;

/// <summary>A list that is read once somebody looks at it.</summary>
sealed class ReadLater<T>(Func<IReadOnlyList<T>> read) : IReadOnlyList<T>
{
    IReadOnlyList<T>? _all;

    public int Count => All.Count;

    public T this[int index] => All[index];

    public IEnumerator<T> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IReadOnlyList<T> All => _all ??= read();
}
