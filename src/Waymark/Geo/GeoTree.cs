using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Waymark.Devices;

namespace Waymark.Geo;

/// <summary>The search tree at the start of a geo database: bit by bit down to a record.</summary>
sealed class GeoTree
{
    /// <summary>Zeros between the tree and the data.</summary>
    public const int Gap = 16;

    /// <summary>No record is there.</summary>
    public const int None = -1;

    const int BitsBeforeV4 = 96;

    readonly byte[] _file;
    readonly int _nodes;
    readonly int _recordSize;
    readonly bool _knowsV6;
    readonly uint _v4;

    /// <param name="file">Long enough for the tree.</param>
    /// <param name="about">What the file says of itself, checked.</param>
    public GeoTree(byte[] file, GeoMetadata about)
    {
        (_file, _nodes, _recordSize, _knowsV6) = (file, about.Nodes, about.RecordSize, about.IpVersion == 6);

        // Old addresses lie behind 96 zeros, which need not be walked for each of them.
        Span<byte> zeros = stackalloc byte[16];
        zeros.Clear();
        _v4 = _knowsV6 ? Walk(0, zeros, BitsBeforeV4) : 0;
    }

    public static long Length(GeoMetadata about) => (long)about.Nodes * about.RecordSize / 4;

    /// <returns>Where its record begins in the data section; <see cref="None"/> when there is none. May lie outside: the file is input.</returns>
    public int Find(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var plain = Addresses.Unmap(address);
        if (!plain.TryWriteBytes(bytes, out var length)) return None;

        var isV4 = plain.AddressFamily == AddressFamily.InterNetwork;
        if (!isV4 && !_knowsV6) return None;

        var found = Walk(isV4 ? _v4 : 0, bytes, length * 8);
        return found <= _nodes || found - (uint)_nodes - Gap > int.MaxValue ? None : (int)(found - (uint)_nodes - Gap);
    }

    uint Walk(uint node, ReadOnlySpan<byte> bytes, int bits)
    {
        for (var bit = 0; bit < bits && node < _nodes; bit++)
            node = Record((int)node, (bytes[bit >> 3] >> (7 - (bit & 7))) & 1);

        return node;
    }

    uint Record(int node, int side)
    {
        switch (_recordSize)
        {
            case 24:
                var three = _file.AsSpan(node * 6 + side * 3, 3);
                return (uint)((three[0] << 16) | (three[1] << 8) | three[2]);

            case 28:
                // The byte in the middle holds the highest bits of both.
                var seven = _file.AsSpan(node * 7, 7);
                var high = side == 0 ? seven[3] >> 4 : seven[3] & 15;
                var low = seven[(side * 4)..];
                return (uint)((high << 24) | (low[0] << 16) | (low[1] << 8) | low[2]);

            default:
                return BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(node * 8 + side * 4));
        }
    }
}
