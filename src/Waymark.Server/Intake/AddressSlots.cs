using System.Net;
using Waymark.Devices;

namespace Waymark.Server.Intake;

/// <summary>Stand-ins for callers' addresses where each is held to a rate: some thousands at most, however many addresses come.</summary>
static class AddressSlots
{
    const int Count = 4_096;

    static readonly string[] Names = [.. Enumerable.Range(0, Count).Select(number => $"address slot {number}")];

    /// <returns>The same for the same address, and for all of one IPv6 network; two strangers seldom share one, and nobody can choose with whom.</returns>
    public static string Of(IPAddress? address)
    {
        if (address is null) return Names[0];

        Span<byte> key = stackalloc byte[Addresses.LongestMatchKey];
        var length = Addresses.WriteMatchKey(address, key);

        // Seeded anew by every process.
        var hash = new HashCode();
        hash.AddBytes(key[..length]);
        return Names[(uint)hash.ToHashCode() % Count];
    }
}
