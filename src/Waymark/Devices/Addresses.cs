using System.Net;
using System.Net.Sockets;

namespace Waymark.Devices;

/// <summary>Reads connection addresses: what kind they are, and the key by which a click and an install share one.</summary>
public static class Addresses
{
    /// <summary>Bytes of the longest match key.</summary>
    public const int LongestMatchKey = 8;

    /// <returns>The IPv4 address inside an IPv4-mapped IPv6 address; every other address as it is.</returns>
    public static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    public static AddressKind Classify(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var plain = Unmap(address);
        plain.TryWriteBytes(bytes, out _);
        return plain.AddressFamily == AddressFamily.InterNetwork ? ClassifyV4(bytes) : ClassifyV6(bytes);
    }

    /// <summary>Only a public address tells visitors apart.</summary>
    public static bool IsUsableForMatching(IPAddress address) => Classify(address) == AddressKind.Public;

    /// <summary>The exact IPv4 address, or the IPv6 /64: a mobile device has one to itself and changes the rest at will.</summary>
    public static string MatchKey(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var length = WriteMatchKey(address, bytes);
        return length == 4 ? new IPAddress(bytes[..4]).ToString() : $"{new IPAddress(bytes)}/64";
    }

    /// <summary>Writes the match key as bytes: 4 for IPv4, 8 for IPv6.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteMatchKey(IPAddress address, Span<byte> key)
    {
        Span<byte> bytes = stackalloc byte[16];
        Unmap(address).TryWriteBytes(bytes, out var written);
        var length = Math.Min(written, LongestMatchKey);
        bytes[..length].CopyTo(key);
        return length;
    }

    static AddressKind ClassifyV4(ReadOnlySpan<byte> b) => (b[0], b[1], b[2]) switch
    {
        (10, _, _) or (172, >= 16 and <= 31, _) or (192, 168, _) => AddressKind.Private,
        (100, >= 64 and <= 127, _) => AddressKind.CarrierNat,
        (127, _, _) => AddressKind.Loopback,
        (169, 254, _) => AddressKind.LinkLocal,
        (>= 224 and <= 239, _, _) => AddressKind.Multicast,
        (0 or >= 240, _, _) or (192, 0, 0) or (198, 18 or 19, _) => AddressKind.Reserved,
        _ => AddressKind.Public,
    };

    static AddressKind ClassifyV6(ReadOnlySpan<byte> b) => (b[0], b[1]) switch
    {
        (0, 0) => b[..15].ContainsAnyExcept((byte)0) ? AddressKind.Reserved : FirstAddresses(b[15]),
        (0xfe, >= 0x80 and <= 0xbf) => AddressKind.LinkLocal,
        (0xfe, >= 0xc0) or (0xfc or 0xfd, _) => AddressKind.Private,
        (0xff, _) => AddressKind.Multicast,

        // NAT64 (64:ff9b::/96), the discard prefix (100::/64) and Teredo (2001::/32): one /64 holds many devices.
        (0x00, 0x64) or (0x01, 0x00) => AddressKind.Reserved,
        (0x20, 0x01) when b[2] == 0 && b[3] == 0 => AddressKind.Reserved,

        // 6to4 leads to the IPv4 address inside.
        (0x20, 0x02) => ClassifyV4(b[2..6]),
        _ => AddressKind.Public,
    };

    static AddressKind FirstAddresses(byte last) => last == 1 ? AddressKind.Loopback : AddressKind.Reserved;
}
