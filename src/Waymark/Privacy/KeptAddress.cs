using System.Net;
using System.Security.Cryptography;
using System.Text;
using Waymark.Devices;

namespace Waymark.Privacy;

/// <summary>Cuts an address down to what an app keeps of it.</summary>
public static class KeptAddress
{
    const int V4Bits = 24, V6Bits = 48;

    // Enough that no two addresses ever share one, short enough to be written with every fact.
    const int KeyLength = 16;

    /// <returns>The address as it may be kept; null when it may not.</returns>
    public static IPAddress? Of(IPAddress address, AddressKeeping keeping) => keeping switch
    {
        AddressKeeping.Full => address,
        AddressKeeping.Truncated => Truncated(Addresses.Unmap(address)),
        AddressKeeping.Hashed or AddressKeeping.None => null,
        _ => throw new ArgumentOutOfRangeException(nameof(keeping)),
    };

    /// <summary>What a click and an install from one address have in common, and nobody can turn back without the key.</summary>
    /// <param name="app">Apps cannot be compared with each other.</param>
    /// <param name="address">Of one visitor, or null is returned: see <see cref="Addresses.IsUsableForMatching"/>.</param>
    /// <param name="key">The installation's secret.</param>
    public static string? MatchKey(string app, IPAddress address, ReadOnlySpan<byte> key)
    {
        if (!Addresses.IsUsableForMatching(address)) return null;

        Span<byte> match = stackalloc byte[Addresses.LongestMatchKey];
        var length = Addresses.WriteMatchKey(address, match);
        byte[] message = [.. Encoding.UTF8.GetBytes(app), 0, .. match[..length]];

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, message, hash);
        return System.Buffers.Text.Base64Url.EncodeToString(hash[..KeyLength]);
    }

    static IPAddress Truncated(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        bytes[((length == 4 ? V4Bits : V6Bits) / 8)..].Clear();
        return new IPAddress(bytes[..length]);
    }
}
