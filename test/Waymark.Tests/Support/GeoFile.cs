using System.Buffers.Binary;
using System.Text;
using Waymark.AddressLists;

namespace Waymark.Tests.Support;

/// <summary>Writes geo databases as a test needs them; values are texts, numbers, dictionaries, lists, or bytes as they are to be found.</summary>
sealed class GeoFile
{
    const int Empty = -1;

    readonly List<int[]> _nodes = [[Empty, Empty]];
    readonly List<byte> _data = [];

    public int RecordSize { get; init; } = 24;

    public int IpVersion { get; init; } = 6;

    public Dictionary<string, object> About { get; } = new() { ["database_type"] = "Test" };

    public GeoFile With(string prefix, object record)
    {
        AddressPrefix.TryRead(prefix, out var read).ShouldBeTrue();

        var bits = read.IsV4 && IpVersion == 6 ? new bool[96].Concat(Bits(read, 32)).ToArray() : Bits(read, read.IsV4 ? 32 : 128);
        var node = 0;

        foreach (var bit in bits[..^1])
            node = _nodes[node][bit ? 1 : 0] is >= 0 and var next ? next : Grow(node, bit);

        _nodes[node][bits[^1] ? 1 : 0] = Leaf(_data.Count);
        _data.AddRange(Encode(record));
        return this;
    }

    /// <summary>Lets a record of the tree lead somewhere, be it nowhere.</summary>
    public GeoFile WithRecord(int node, int side, int next)
    {
        _nodes[node][side] = next;
        return this;
    }

    public byte[] Bytes()
    {
        About.TryAdd("binary_format_major_version", (ushort)2);
        About.TryAdd("node_count", (uint)_nodes.Count);
        About.TryAdd("record_size", (ushort)RecordSize);
        About.TryAdd("ip_version", (ushort)IpVersion);
        About.TryAdd("build_epoch", 1_767_225_600UL);

        return [.. _nodes.SelectMany(Node), .. new byte[16], .. _data, 0xab, 0xcd, 0xef, .. "MaxMind.com"u8, .. Encode(About)];
    }

    static int Leaf(int data) => -2 - data;

    int Grow(int node, bool bit)
    {
        _nodes.Add([Empty, Empty]);
        return _nodes[node][bit ? 1 : 0] = _nodes.Count - 1;
    }

    static bool[] Bits(AddressPrefix prefix, int all) =>
        [.. Enumerable.Range(0, prefix.Length).Select(bit => (prefix.First >> (all - 1 - bit) & 1) == 1)];

    IEnumerable<byte> Node(int[] node)
    {
        var (left, right) = (Record(node[0]), Record(node[1]));
        Span<byte> l = stackalloc byte[4], r = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(l, left);
        BinaryPrimitives.WriteUInt32BigEndian(r, right);

        return RecordSize switch
        {
            24 => [.. l[1..], .. r[1..]],
            28 => [.. l[1..], (byte)((l[0] << 4) | (r[0] & 15)), .. r[1..]],
            _ => [.. l, .. r],
        };
    }

    uint Record(int next) => next == Empty ? (uint)_nodes.Count : next < Empty ? (uint)(_nodes.Count + 16 + -2 - next) : (uint)next;

    static byte[] Encode(object value) => value switch
    {
        byte[] raw => raw,
        string text => [.. Head(2, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
        double number => [.. Head(3, 8), .. BitConverter.GetBytes(number).Reverse()],
        float number => [.. Head(15, 4), .. BitConverter.GetBytes(number).Reverse()],
        ushort number => [.. Head(5, 2), .. BitConverter.GetBytes(number).Reverse()],
        uint number => [.. Head(6, 4), .. BitConverter.GetBytes(number).Reverse()],
        ulong number => [.. Head(9, 8), .. BitConverter.GetBytes(number).Reverse()],
        bool flag => Head(14, flag ? 1 : 0),
        Dictionary<string, object> map => [.. Head(7, map.Count), .. map.SelectMany(entry => Encode(entry.Key).Concat(Encode(entry.Value)))],
        object[] list => [.. Head(11, list.Length), .. list.SelectMany(Encode)],
        _ => throw new ArgumentException($"A {value.GetType()} cannot be written.", nameof(value)),
    };

    static byte[] Head(int type, int size)
    {
        var low = size < 29 ? size : size < 285 ? 29 : size < 65_821 ? 30 : 31;
        byte[] more = low switch
        {
            29 => [(byte)(size - 29)],
            30 => [(byte)((size - 285) >> 8), (byte)(size - 285)],
            31 => [(byte)((size - 65_821) >> 16), (byte)((size - 65_821) >> 8), (byte)(size - 65_821)],
            _ => [],
        };

        return type < 8 ? [(byte)((type << 5) | low), .. more] : [(byte)low, (byte)(type - 7), .. more];
    }
}
