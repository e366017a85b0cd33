using System.Numerics;

namespace Waymark.AddressLists;

/// <summary>Prefixes, laid flat: where the answer changes, and to what. The longest prefix wins; of equal ones, the one with more to say.</summary>
sealed class PrefixRanges<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    const int Nothing = -1;

    readonly T[] _starts;
    readonly int[] _entries;

    PrefixRanges(List<T> starts, List<int> entries) => (_starts, _entries) = ([.. starts], [.. entries]);

    /// <param name="prefixes">In any order; sorted in place.</param>
    /// <param name="rank">Which entry wins where prefixes are equal: the higher one.</param>
    public static PrefixRanges<T> Of(Prefix<T>[] prefixes, Func<int, int> rank)
    {
        Array.Sort(prefixes, (left, right) =>
            left.First != right.First ? left.First.CompareTo(right.First)
            : left.Length != right.Length ? left.Length.CompareTo(right.Length)
            : rank(left.Entry).CompareTo(rank(right.Entry)));

        var (starts, entries) = (new List<T>(prefixes.Length), new List<int>(prefixes.Length));
        var open = new Stack<Prefix<T>>();

        foreach (var prefix in prefixes)
        {
            CloseBefore(prefix.First);
            open.Push(prefix);
            Begin(prefix.First, prefix.Entry);
        }

        while (open.TryPeek(out _))
            Close();

        return new(starts, entries);

        void CloseBefore(T next)
        {
            while (open.TryPeek(out var inner) && inner.Last < next)
                Close();
        }

        // Behind the inner one, what holds the outer one holds again.
        void Close()
        {
            var inner = open.Pop();
            if (inner.Last < T.MaxValue) Begin(inner.Last + T.One, open.TryPeek(out var outer) ? outer.Entry : Nothing);
        }

        void Begin(T start, int entry)
        {
            if (starts.Count > 0 && starts[^1] == start)
            {
                entries[^1] = entry;
            }
            else if (starts.Count == 0 || entries[^1] != entry)
            {
                starts.Add(start);
                entries.Add(entry);
            }
        }
    }

    /// <returns>The number of what is said of the address; -1 for nothing.</returns>
    public int Find(T address)
    {
        var place = Array.BinarySearch(_starts, address);
        if (place < 0) place = ~place - 1;

        return place < 0 ? Nothing : _entries[place];
    }
}
