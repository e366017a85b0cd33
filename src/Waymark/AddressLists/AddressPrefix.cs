using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Waymark.AddressLists;

/// <summary>All addresses that begin alike: what <c>203.0.113.0/24</c> says.</summary>
/// <param name="First">The first of them; a 32-bit number for IPv4.</param>
/// <param name="Length">How many bits they have in common.</param>
/// <param name="IsV4">Counted in 32 bits.</param>
public readonly record struct AddressPrefix(UInt128 First, int Length, bool IsV4)
{
    const int BitsBeforeV4 = 96;

    /// <summary>Reads a prefix, or an address that stands for itself. Bits beyond the length do not count.</summary>
    /// <returns>False for what is no prefix, and for the one of all addresses there are, which is a mistake.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out AddressPrefix prefix)
    {
        prefix = default;
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];

        // The parser also takes scopes and forms such as "1" or "0x7f.1", which no list means.
        if (address.ContainsAny('%', 'x', 'X') || (!address.Contains(':') && address.Count('.') != 3)) return false;
        if (!IPAddress.TryParse(address, out var read)) return false;

        var bits = read.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = bits;
        if (slash >= 0 && !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length)) return false;
        if (length < 1 || length > bits) return false;

        if (read.IsIPv4MappedToIPv6 && length > BitsBeforeV4) (read, bits, length) = (read.MapToIPv4(), 32, length - BitsBeforeV4);

        var number = NumberOf(read);
        prefix = new(number >> (bits - length) << (bits - length), length, bits == 32);
        return true;
    }

    public static UInt128 NumberOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
