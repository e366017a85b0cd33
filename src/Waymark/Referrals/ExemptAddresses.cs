using System.Net;

namespace Waymark.Referrals;

/// <summary>Addresses that so many share that they say nothing of anybody.</summary>
public static class ExemptAddresses
{
    /// <param name="ranges">CIDR ranges.</param>
    /// <param name="matchKey">An address as a match key: an IPv4 address, or an IPv6 network.</param>
    public static bool Contain(IReadOnlyList<string> ranges, string matchKey) =>
        ranges.Count > 0
        && IPAddress.TryParse(matchKey.AsSpan()[..(matchKey.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? slash : matchKey.Length)], out var address)
        && ranges.Any(range => IPNetwork.TryParse(range, out var network) && network.Contains(address));
}
