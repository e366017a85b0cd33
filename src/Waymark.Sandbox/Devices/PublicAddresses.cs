using System.Globalization;

namespace Waymark.Sandbox.Devices;

/// <summary>Addresses reserved for documentation (RFC 5737, RFC 3849): public to whoever compares them, and nobody's.</summary>
static class PublicAddresses
{
    const int HostsPerRange = 254;

    static readonly string[] Ranges = ["192.0.2", "198.51.100", "203.0.113"];

    /// <summary>A different address for every number; the first ones are IPv4, as long as there are any.</summary>
    public static string Of(int number) => number < Ranges.Length * HostsPerRange
        ? string.Create(CultureInfo.InvariantCulture, $"{Ranges[number / HostsPerRange]}.{(number % HostsPerRange) + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"2001:db8:{(number >> 16) & 0xffff:x}:{number & 0xffff:x}::1");
}
