using System.Buffers.Binary;
using Waymark.Facts;

namespace Waymark.Integrations;

/// <summary>How far delivery has come, lane by lane. Everything up to a lane's position is settled there.</summary>
/// <remarks>Stored as the position all lanes have passed and, after it, the lanes that are further.</remarks>
public sealed class LaneCursors
{
    const int EntrySize = 1 + sizeof(long);

    readonly long[] _positions = new long[Lane.Count];

    public LaneCursors(long start)
    {
        Floor = start;
        Original = this;
        Array.Fill(_positions, start);
    }

    /// <summary>What every lane has passed: reading begins after it.</summary>
    public long Floor { get; private set; }

    public long this[byte lane] => _positions[lane];

    public void Advance(byte lane, long position) => _positions[lane] = Math.Max(_positions[lane], position);

    /// <summary>Nothing up to here is left in any lane.</summary>
    public void AdvanceAll(long position)
    {
        for (var lane = 0; lane < _positions.Length; lane++)
            _positions[lane] = Math.Max(_positions[lane], position);

        Floor = Math.Max(Floor, position);
    }

    /// <summary>What this is a copy of, however many times; itself when it is none.</summary>
    public LaneCursors Original { get; private init; }

    /// <summary>Where they stand at this moment.</summary>
    public LaneCursors Copy()
    {
        var copy = new LaneCursors(Floor) { Original = Original };
        _positions.CopyTo(copy._positions, 0);
        return copy;
    }

    public byte[] ToBytes()
    {
        var ahead = Enumerable.Range(0, Lane.Count).Where(lane => _positions[lane] > Floor).ToArray();
        var bytes = new byte[sizeof(long) + (ahead.Length * EntrySize)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Floor);
        var rest = bytes.AsSpan(sizeof(long));

        foreach (var lane in ahead)
        {
            rest[0] = (byte)lane;
            BinaryPrimitives.WriteInt64LittleEndian(rest[1..], _positions[lane]);
            rest = rest[EntrySize..];
        }

        return bytes;
    }

    public static LaneCursors FromBytes(ReadOnlySpan<byte> bytes)
    {
        var cursors = new LaneCursors(BinaryPrimitives.ReadInt64LittleEndian(bytes));

        for (var rest = bytes[sizeof(long)..]; rest.Length >= EntrySize; rest = rest[EntrySize..])
            cursors.Advance(rest[0], BinaryPrimitives.ReadInt64LittleEndian(rest[1..]));

        return cursors;
    }
}
