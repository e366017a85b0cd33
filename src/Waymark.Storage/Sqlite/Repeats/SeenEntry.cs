using System.Buffers.Binary;

namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>Something that was noted, and when.</summary>
/// <param name="Key">What.</param>
/// <param name="Note">When, and for how long.</param>
readonly record struct SeenEntry(SeenKey Key, SeenNote Note) : IComparable<SeenEntry>
{
    /// <summary>Sixteen bytes of key, six of time, one of days; little-endian.</summary>
    public const int Length = 23;

    public int CompareTo(SeenEntry other) => Key.CompareTo(other.Key);

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, Key.High);
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], Key.Low);
        BinaryPrimitives.WriteUInt32LittleEndian(target[16..], (uint)Note.At);
        BinaryPrimitives.WriteUInt16LittleEndian(target[20..], (ushort)(Note.At >> 32));
        target[22] = Note.DaysKept;
    }

    public static SeenEntry Read(ReadOnlySpan<byte> bytes) => new(
        new SeenKey(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])),
        new SeenNote(BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]) | ((long)BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]) << 32), bytes[22]));

    public static IEnumerable<SeenEntry> ReadAll(byte[] entries)
    {
        for (var at = 0; at < entries.Length; at += Length)
            yield return Read(entries.AsSpan(at));
    }

    /// <returns>When the key was noted; null when it is not among the entries, which are in the order of their keys.</returns>
    public static long? Search(ReadOnlySpan<byte> entries, SeenKey key)
    {
        var (from, to) = (0, (entries.Length / Length) - 1);

        while (from <= to)
        {
            var middle = (from + to) / 2;
            var entry = Read(entries[(middle * Length)..]);
            var order = entry.Key.CompareTo(key);

            if (order == 0) return entry.Note.At;
            if (order < 0) from = middle + 1;
            else to = middle - 1;
        }

        return null;
    }

    public static byte[] Write(IReadOnlyCollection<SeenEntry> entries)
    {
        var bytes = new byte[entries.Count * Length];
        var at = 0;

        foreach (var entry in entries)
        {
            entry.Write(bytes.AsSpan(at));
            at += Length;
        }

        return bytes;
    }
}
