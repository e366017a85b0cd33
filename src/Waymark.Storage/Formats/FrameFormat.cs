using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using Waymark.Facts;

namespace Waymark.Storage.Formats;

/// <summary>How a batch of facts lies in one blob.</summary>
/// <remarks>
/// A blob: checksum of all that follows (uint32), packing (a byte), length unpacked (int32), fact after fact, packed.
/// A fact: length (int32), kind, signature (a byte each), configuration version (int32), received at (int64, Unix ms),
/// address (a length byte, 0, 4 or 16 bytes), app (a length byte, UTF-8), body. Numbers are little-endian.
/// Where something was known of the address, its length has the highest bit set, and a note follows it: see <see cref="AddressNoteFormat"/>.
/// </remarks>
static class FrameFormat
{
    const byte Plain = 0;
    const byte Brotli = 1;

    // A lone fact hardly shrinks, and packing it would cost more than writing it.
    const int WorthPacking = 2_048;

    const int HeaderLength = 4 + 1 + 4;
    const int FixedLength = 4 + 1 + 1 + 4 + 8 + 1 + 16 + 1;
    const byte HasNote = 0x80;

    public static int MaxLength(in FactDraft fact) =>
        FixedLength + (fact.AddressNote is null ? 0 : AddressNoteFormat.LongestNote) + Encoding.UTF8.GetMaxByteCount(fact.App.Length) + (int)fact.Body.Length;

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

        if (fact.AddressNote is { } note)
        {
            target[18] |= HasNote;
            at += AddressNoteFormat.Write(note, target[at..]);
        }

        var appLength = Encoding.UTF8.GetBytes(fact.App, target[(at + 1)..]);
        if (appLength > byte.MaxValue) throw new ArgumentException($"The app id {fact.App} is longer than 255 bytes.", nameof(fact));
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
        var needed = HeaderLength + Math.Max(facts.Length, BrotliEncoder.GetMaxCompressedLength(facts.Length));
        if (packed.Length < needed) packed = new byte[needed];

        var content = packed.AsSpan(HeaderLength);

        // Quality 1: a fifth of the bytes on varied device traffic, and the processor time it takes is saved on writing less.
        if (facts.Length >= WorthPacking
            && BrotliEncoder.TryCompress(facts, content, out var length, quality: 1, window: 20)
            && length < facts.Length)
        {
            packed[4] = Brotli;
        }
        else
        {
            packed[4] = Plain;
            facts.CopyTo(content);
            length = facts.Length;
        }

        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(5), facts.Length);
        var blob = packed.AsSpan(0, HeaderLength + length);
        BinaryPrimitives.WriteUInt32LittleEndian(blob, Checksum.Of(blob[4..]));
        return blob;
    }

    /// <summary>Reads the facts of a blob, the first of which has position <paramref name="first"/>, as far as they lie after a position.</summary>
    /// <returns>How many bytes the blob holds unpacked.</returns>
    /// <exception cref="InvalidDataException">The blob is not what was written.</exception>
    public static int Read(ReadOnlySpan<byte> blob, long first, long after, List<Fact> into)
    {
        var facts = Unpack(blob) ?? throw new InvalidDataException(
            $"The frame of the journal that begins at position {first} is damaged: its checksum does not fit. Restore the file from a backup.");
        var position = first;

        for (var at = 0; at < facts.Length; position++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(facts.AsSpan(at));
            if (position > after) into.Add(ReadFact(facts.AsMemory(at, length), position));
            at += length;
        }

        return facts.Length;
    }

    static byte[]? Unpack(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(blob) != Checksum.Of(blob[4..])) return null;

        var facts = new byte[BinaryPrimitives.ReadInt32LittleEndian(blob[5..])];
        var content = blob[HeaderLength..];

        if (blob[4] == Brotli)
            return BrotliDecoder.TryDecompress(content, facts, out var written) && written == facts.Length ? facts : null;

        content.CopyTo(facts);
        return facts;
    }

    public static Fact ReadFact(ReadOnlyMemory<byte> bytes, long position)
    {
        var span = bytes.Span;
        var addressLength = span[18] & ~HasNote;
        var rest = span[(19 + addressLength)..];
        var note = (span[18] & HasNote) == 0 ? null : AddressNoteFormat.Read(ref rest);
        var appLength = rest[0];

        return new Fact
        {
            Position = position,
            Kind = (FactKind)span[4],
            Signature = (SignatureState)span[5],
            ConfigurationVersion = BinaryPrimitives.ReadInt32LittleEndian(span[6..]),
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(span[10..])),
            Address = addressLength == 0 ? null : new IPAddress(span.Slice(19, addressLength)),
            AddressNote = note,
            App = AppNames.Of(rest.Slice(1, appLength)),
            Body = bytes[(span.Length - rest.Length + 1 + appLength)..],
        };
    }
}
