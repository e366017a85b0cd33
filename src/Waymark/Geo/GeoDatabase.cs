using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace Waymark.Geo;

/// <summary>A geo database in the MaxMind DB format, version 2: the country and city files of DB-IP, MaxMind and others.</summary>
/// <remarks>It is read from memory, not mapped: a file that somebody overwrites in place would take a process that mapped it down.</remarks>
public sealed class GeoDatabase
{
    const int MetadataWithin = 128 * 1024;

    // Millions of addresses share some hundred thousand records, and traffic comes from few of them.
    const int MostRemembered = 65_536;

    readonly ConcurrentDictionary<int, Place?> _placeByRecord = new();
    readonly byte[] _file;
    readonly GeoTree _tree;
    readonly Range _records;

    GeoDatabase(byte[] file, GeoMetadata about, Range records)
    {
        (_file, _records, About) = (file, records, about);
        _tree = new GeoTree(file, about);
    }

    public GeoMetadata About { get; }

    static ReadOnlySpan<byte> Marker => [0xab, 0xcd, 0xef, (byte)'M', (byte)'a', (byte)'x', (byte)'M', (byte)'i', (byte)'n', (byte)'d', (byte)'.', (byte)'c', (byte)'o', (byte)'m'];

    /// <param name="file">The whole file; kept.</param>
    /// <exception cref="InvalidDataException">It is no geo database; the message says why.</exception>
    public static GeoDatabase Read(byte[] file)
    {
        var from = Math.Max(0, file.Length - MetadataWithin);
        var marker = file.AsSpan(from).LastIndexOf(Marker);
        if (marker < 0) throw new InvalidDataException("It does not end as a MaxMind DB file does.");

        var about = AboutIn(new GeoSection(file.AsSpan(from + marker + Marker.Length)));
        var records = GeoTree.Length(about) + GeoTree.Gap;
        if (records > from + marker) throw new InvalidDataException("It is shorter than it says itself.");

        return new GeoDatabase(file, about, (int)records..(from + marker));
    }

    /// <returns>Null when it does not know the address.</returns>
    public Place? Find(IPAddress address)
    {
        var record = _tree.Find(address);

        if (record == GeoTree.None) return null;
        if (_placeByRecord.TryGetValue(record, out var known)) return known;
        if (_placeByRecord.Count >= MostRemembered) _placeByRecord.Clear();

        return _placeByRecord[record] = PlaceReading.Read(new GeoSection(_file.AsSpan(_records)), record);
    }

    static GeoMetadata AboutIn(GeoSection section)
    {
        var (version, nodes) = (Whole(section, "binary_format_major_version"u8), Whole(section, "node_count"u8));
        var (recordSize, ipVersion) = (Whole(section, "record_size"u8), Whole(section, "ip_version"u8));

        if (version != 2) throw Unfit($"its format has version {version?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}, not 2");
        if (nodes is null or 0 or > int.MaxValue) throw Unfit("it has no search tree");
        if (recordSize is not (24 or 28 or 32)) throw Unfit("its records have neither 24 nor 28 nor 32 bits");
        if (ipVersion is not (4 or 6)) throw Unfit("it is for no version of addresses that we know");

        return new GeoMetadata
        {
            Type = Text(section, "database_type"u8) ?? "unknown",
            Description = Description(section),
            BuiltAt = Whole(section, "build_epoch"u8) is { } epoch and < 32_503_680_000 ? DateTimeOffset.FromUnixTimeSeconds((long)epoch) : default,
            Nodes = (int)nodes,
            RecordSize = (int)recordSize,
            IpVersion = (int)ipVersion,
        };
    }

    static ulong? Whole(GeoSection section, ReadOnlySpan<byte> name)
    {
        var patience = GeoSection.Patience;
        return section.TryFind(0, name, ref patience, out var at) ? section.Whole(at) : null;
    }

    static string? Text(GeoSection section, ReadOnlySpan<byte> name)
    {
        var patience = GeoSection.Patience;
        return section.TryFind(0, name, ref patience, out var at) ? section.Text(at) : null;
    }

    static string? Description(GeoSection section)
    {
        var patience = GeoSection.Patience;
        return section.TryFind(0, "description"u8, ref patience, out var all) && section.TryFind(all, "en"u8, ref patience, out var english)
            ? section.Text(english)
            : null;
    }

    static InvalidDataException Unfit(string why) => new($"It is a MaxMind DB file that cannot be read: {why}.");
}
