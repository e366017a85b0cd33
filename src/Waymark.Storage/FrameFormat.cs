using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using Waymark.Facts;

namespace Waymark.Storage;

/// <summary>How a batch of facts lies in one blob: a byte for the packing, then fact after fact.</summary>
/// <remarks>
/// A fact: length (int32), kind, signature (a byte each), configuration version (int32), received at (int64, Unix ms),
/// address (a length byte, 0, 4 or 16 bytes), app (a length byte, UTF-8), body. Numbers are little-endian.
/// </remarks>
static class FrameFormat
{
    const byte Plain = 0;
    const byte Brotli = 1;

    // A lone fact hardly shrinks, and packing it would cost more than writing it.
    const int WorthPacking = 2_048;

    const int FixedLength = 4 + 1 + 1 + 4 + 8 + 1 + 16 + 1;

    public static int MaxLength(in FactDraft fact) =>
        FixedLength + Encoding.UTF8.GetMaxByteCount(fact.App.Length) + (int)fact.Body.Length;

    /// <returns>How many bytes were written.</returns>
    public static int Write(in FactDraft fact, Span<byte> target)
    {
        target[4] = (byte)fact.Kind;
        target[5] = (byte)fact.Signature;
        BinaryPrimitives.WriteInt32LittleEndian(target[6..], fact.ConfigurationVersion);
        BinaryPrimitives.WriteInt64LittleEndian(target[10..], fact.ReceivedAt.ToUnixTimeMilliseconds());

        var at = 19;
        if (fact.Address is not null && fact.Address.TryWriteBytes(target[at..], out var addressLength))
            at += addressLength;
        target[18] = (byte)(at - 19);

        var appLength = Encoding.UTF8.GetBytes(fact.App, target[(at + 1)..]);
        target[at] = (byte)appLength;
        at += 1 + appLength;

        foreach (var segment in fact.Body)
        {
            segment.Span.CopyTo(target[at..]);
            at += segment.Length;
        }

        BinaryPrimitives.WriteInt32LittleEndian(target, at);
        return at;
    }

    /// <returns>The blob to store; <paramref name="packed"/> is used as its buffer and grown when too small.</returns>
    public static ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> facts, ref byte[] packed)
    {
        var needed = 5 + Math.Max(facts.Length, BrotliEncoder.GetMaxCompressedLength(facts.Length));
        if (packed.Length < needed) packed = new byte[needed];

        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), facts.Length);

        // Quality 1: six times smaller on device traffic at a few microseconds a fact.
        if (facts.Length >= WorthPacking
            && BrotliEncoder.TryCompress(facts, packed.AsSpan(5), out var length, quality: 1, window: 20)
            && length < facts.Length)
        {
            packed[0] = Brotli;
            return packed.AsSpan(0, 5 + length);
        }

        packed[0] = Plain;
        facts.CopyTo(packed.AsSpan(5));
        return packed.AsSpan(0, 5 + facts.Length);
    }

    /// <summary>Reads the facts of a blob, the first of which has position <paramref name="first"/>.</summary>
    public static void Read(ReadOnlySpan<byte> blob, long first, long after, List<Fact> into)
    {
        var facts = Unpack(blob);
        var position = first;

        for (var at = 0; at < facts.Length; position++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(facts.AsSpan(at));
            if (position > after) into.Add(ReadFact(facts.AsMemory(at, length), position));
            at += length;
        }
    }

    static byte[] Unpack(ReadOnlySpan<byte> blob)
    {
        var facts = new byte[BinaryPrimitives.ReadInt32LittleEndian(blob[1..])];

        if (blob[0] == Plain)
            blob[5..].CopyTo(facts);
        else if (blob[0] != Brotli || !BrotliDecoder.TryDecompress(blob[5..], facts, out var written) || written != facts.Length)
            throw new InvalidDataException("A frame of the journal cannot be read: the file is damaged.");

        return facts;
    }

    static Fact ReadFact(ReadOnlyMemory<byte> bytes, long position)
    {
        var span = bytes.Span;
        var addressLength = span[18];
        var appAt = 19 + addressLength;
        var appLength = span[appAt];

        return new Fact
        {
            Position = position,
            Kind = (FactKind)span[4],
            Signature = (SignatureState)span[5],
            ConfigurationVersion = BinaryPrimitives.ReadInt32LittleEndian(span[6..]),
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(span[10..])),
            Address = addressLength == 0 ? null : new IPAddress(span.Slice(19, addressLength)),
            App = AppNames.Of(span.Slice(appAt + 1, appLength)),
            Body = bytes[(appAt + 1 + appLength)..],
        };
    }
}
