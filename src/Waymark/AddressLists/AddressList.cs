using Waymark.Facts;

namespace Waymark.AddressLists;

/// <summary>One file of addresses: a prefix a line, or Apple's table of Private Relay.</summary>
public sealed class AddressList
{
    // Nothing that is a prefix is longer, with any remark behind it.
    const int LongestLine = 1_024;

    readonly List<Prefix<uint>> _v4 = [];
    readonly List<Prefix<UInt128>> _v6 = [];
    readonly List<ListedAs> _entries = [];
    readonly Dictionary<(string? Country, string? Region, string? City), int> _entryByPlace = [];

    AddressList(string name, NetworkKind kind) => (Name, Kind) = (name, kind);

    /// <summary>Its file, below the folder of all lists.</summary>
    public string Name { get; }

    public NetworkKind Kind { get; }

    public int Prefixes => _v4.Count + _v6.Count;

    /// <summary>Lines that are no prefix.</summary>
    public int BrokenLines { get; private set; }

    /// <summary>The first of them, counted from 1; 0 when there are none.</summary>
    public int FirstBrokenLine { get; private set; }

    /// <summary>It is something else than a list: an error page, say, or a file that was cut off at once.</summary>
    public bool IsBroken => BrokenLines > Prefixes;

    internal IReadOnlyList<Prefix<uint>> V4 => _v4;

    internal IReadOnlyList<Prefix<UInt128>> V6 => _v6;

    internal IReadOnlyList<ListedAs> Entries => _entries;

    /// <param name="name">The file, below the folder of all lists.</param>
    /// <param name="kind">What the list is about.</param>
    /// <param name="lines">Its text; <c>#</c> and <c>;</c> begin a remark.</param>
    public static AddressList Read(string name, NetworkKind kind, TextReader lines)
    {
        var list = new AddressList(name, kind);

        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (list.TryAdd(line)) continue;

            list.BrokenLines++;
            if (list.FirstBrokenLine == 0) list.FirstBrokenLine = number;
        }

        list._v4.TrimExcess();
        list._v6.TrimExcess();
        return list;
    }

    bool TryAdd(string line)
    {
        if (line.Length > LongestLine) return false;

        var rest = WithoutRemark(line);
        if (rest.IsEmpty) return true;

        var end = rest.IndexOfAny(", \t");
        if (!AddressPrefix.TryRead(end < 0 ? rest : rest[..end], out var prefix)) return false;

        var entry = Kind == NetworkKind.PrivateRelay ? EntryOf(rest) : EntryOf(null, null, null);
        if (prefix.IsV4) _v4.Add(new((uint)prefix.First, (byte)prefix.Length, entry));
        else _v6.Add(new(prefix.First, (byte)prefix.Length, entry));

        return true;
    }

    static ReadOnlySpan<char> WithoutRemark(string line)
    {
        var text = line.AsSpan().Trim("\uFEFF \t\r");
        var remark = text.IndexOfAny('#', ';');
        return remark < 0 ? text : text[..remark].TrimEnd();
    }

    // prefix,country,region,city
    int EntryOf(ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[5];
        var count = line.Split(parts, ',', StringSplitOptions.TrimEntries);
        var country = Part(line, parts, count, 1) is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

        return EntryOf(country, Part(line, parts, count, 2), Part(line, parts, count, 3));
    }

    static string? Part(ReadOnlySpan<char> line, ReadOnlySpan<Range> parts, int count, int place) =>
        place < count && line[parts[place]] is { IsEmpty: false } text ? text.ToString() : null;

    int EntryOf(string? country, string? region, string? city)
    {
        if (_entryByPlace.TryGetValue((country, region, city), out var known)) return known;

        _entries.Add(new ListedAs(Kind, Name) { Country = country, Region = region, City = city });
        return _entryByPlace[(country, region, city)] = _entries.Count - 1;
    }
}
