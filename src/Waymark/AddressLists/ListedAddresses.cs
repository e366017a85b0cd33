using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Waymark.Devices;

namespace Waymark.AddressLists;

/// <summary>All lists as one table. The longest prefix wins; of equal ones the owner's own list, then Private Relay, VPN, Tor, data centre.</summary>
public sealed class ListedAddresses
{
    readonly ListedAs[] _entries;
    readonly PrefixRanges<uint> _v4;
    readonly PrefixRanges<UInt128> _v6;

    ListedAddresses(ListedAs[] entries, PrefixRanges<uint> v4, PrefixRanges<UInt128> v6) => (_entries, _v4, _v6) = (entries, v4, v6);

    public static ListedAddresses None { get; } = Of([]);

    public bool IsEmpty => _entries.Length == 0;

    public static ListedAddresses Of(IReadOnlyList<AddressList> lists)
    {
        ListedAs[] entries = [.. lists.SelectMany(list => list.Entries)];
        int Rank(int entry) => (int)entries[entry].Network;

        return new(
            entries,
            PrefixRanges<uint>.Of(Numbered(lists, list => list.V4), Rank),
            PrefixRanges<UInt128>.Of(Numbered(lists, list => list.V6), Rank));
    }

    /// <returns>Null when no list names the address.</returns>
    public ListedAs? Find(IPAddress address)
    {
        if (IsEmpty) return null;

        var plain = Addresses.Unmap(address);
        var number = AddressPrefix.NumberOf(plain);
        var entry = plain.AddressFamily == AddressFamily.InterNetwork ? _v4.Find((uint)number) : _v6.Find(number);
        return entry < 0 ? null : _entries[entry];
    }

    // Each list counts its entries from zero.
    static Prefix<T>[] Numbered<T>(IReadOnlyList<AddressList> lists, Func<AddressList, IReadOnlyList<Prefix<T>>> prefixesOf)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var all = new Prefix<T>[lists.Sum(list => prefixesOf(list).Count)];
        var (at, before) = (0, 0);

        foreach (var list in lists)
        {
            foreach (var prefix in prefixesOf(list))
                all[at++] = prefix with { Entry = prefix.Entry + before };

            before += list.Entries.Count;
        }

        return all;
    }
}
