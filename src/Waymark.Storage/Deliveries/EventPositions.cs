namespace Waymark.Storage.Deliveries;

/// <summary>Places in the stream, rising. Stored as the gaps between them, which takes a byte or two for each.</summary>
public sealed class EventPositions
{
    const int PayloadBits = 7;
    const int More = 1 << PayloadBits;

    readonly long[] _positions;

    EventPositions(long[] positions) => _positions = positions;

    public static EventPositions None { get; } = new([]);

    public int Count => _positions.Length;

    public long First => _positions[0];

    public long Last => _positions[^1];

    public static EventPositions Of(IEnumerable<long> positions) => new([.. positions.Distinct().Order()]);

    public bool Contains(long position) => Array.BinarySearch(_positions, position) >= 0;

    /// <returns>Those between two positions, both included.</returns>
    public IEnumerable<long> Between(long first, long last) => _positions.Where(position => position >= first && position <= last);

    public byte[] ToBytes()
    {
        var bytes = new List<byte>(_positions.Length * 2);
        long before = 0;

        foreach (var position in _positions)
        {
            var gap = position - before;
            before = position;

            for (; gap >= More; gap >>= PayloadBits)
                bytes.Add((byte)(gap | More));

            bytes.Add((byte)gap);
        }

        return [.. bytes];
    }

    public static EventPositions FromBytes(ReadOnlySpan<byte> bytes)
    {
        var positions = new List<long>();
        long position = 0;
        long gap = 0;
        var shift = 0;

        foreach (var part in bytes)
        {
            gap |= (long)(part & (More - 1)) << shift;
            shift += PayloadBits;
            if (part >= More) continue;

            positions.Add(position += gap);
            (gap, shift) = (0, 0);
        }

        return new([.. positions]);
    }
}
