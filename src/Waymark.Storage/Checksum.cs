using System.Buffers.Binary;
using System.Numerics;

namespace Waymark.Storage;

/// <summary>CRC-32C, eight bytes at a time by the processor's own instruction: SQLite does not notice a flipped bit in a blob.</summary>
static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;

        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));

        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);

        return ~crc;
    }
}
