using System.Buffers.Binary;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Commits;

/// <summary>How a fact lies in the spool.</summary>
/// <remarks>
/// A record: checksum of all that follows (uint32), its length (int32), generation of its half (int64), the last durable position when it was
/// written (int64), the fact as <see cref="FrameFormat"/> has it. Numbers are little-endian.
/// </remarks>
static class SpoolFormat
{
    const int HeaderLength = 4 + 4 + 8 + 8;

    [ThreadStatic]
    static byte[]? _buffer;

    /// <returns>The record, not sealed yet; good until this thread writes the next one.</returns>
    public static Span<byte> Write(in FactDraft fact, long after)
    {
        var needed = HeaderLength + FrameFormat.MaxLength(fact);
        if (_buffer is null || _buffer.Length < needed) _buffer = new byte[Math.Max(needed, 4_096)];

        var length = HeaderLength + FrameFormat.Write(fact, _buffer.AsSpan(HeaderLength));
        var record = _buffer.AsSpan(0, length);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], length);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], after);
        return record;
    }

    public static void Seal(Span<byte> record, long generation)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], generation);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Checksum.Of(record[4..]));
    }

    public static ReadOnlySpan<byte> FactOf(ReadOnlySpan<byte> record) => record[HeaderLength..];

    /// <returns>How long the record is that begins here; 0 when none of this generation does.</returns>
    public static int LengthOf(ReadOnlySpan<byte> bytes, long generation)
    {
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]) != generation) return 0;

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length <= HeaderLength || length > bytes.Length) return 0;

        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Checksum.Of(bytes[4..length]) ? length : 0;
    }

    public static long AfterOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[16..]);
}
