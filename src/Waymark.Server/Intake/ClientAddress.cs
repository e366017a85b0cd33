using System.Net;
using Microsoft.Extensions.Primitives;
using Waymark.Devices;

namespace Waymark.Server.Intake;

/// <summary>Finds the caller behind the proxies that the owner trusts.</summary>
static class ClientAddress
{
    /// <summary>
    /// Walks <c>X-Forwarded-For</c> from the right: each entry was written by the hop after it, so it counts only while
    /// that hop is trusted. An entry that is no address ends the walk.
    /// </summary>
    /// <returns>Null when the connection itself has no address.</returns>
    public static IPAddress? Of(IPAddress? peer, StringValues forwardedFor, IReadOnlyList<IPNetwork> trustedProxies)
    {
        if (peer is null) return null;

        var client = Addresses.Unmap(peer);

        if (forwardedFor.Count == 0 || !IsTrusted(client, trustedProxies)) return client;

        for (var header = forwardedFor.Count - 1; header >= 0; header--)
        {
            var rest = forwardedFor[header].AsSpan();

            while (!rest.IsEmpty)
            {
                var comma = rest.LastIndexOf(',');

                if (Read(rest[(comma + 1)..]) is not { } hop) return client;

                client = hop;

                if (!IsTrusted(client, trustedProxies)) return client;

                rest = comma < 0 ? default : rest[..comma];
            }
        }

        return client;
    }

    public static bool IsTrusted(IPAddress? address, IReadOnlyList<IPNetwork> trustedProxies)
    {
        if (address is null) return false;

        var plain = Addresses.Unmap(address);

        for (var i = 0; i < trustedProxies.Count; i++)
        {
            if (trustedProxies[i].Contains(plain)) return true;
        }

        return false;
    }

    /// <summary>Reads one address as proxies write it: with or without port, IPv6 with or without brackets.</summary>
    /// <returns>Null for everything else, such as <c>unknown</c>.</returns>
    public static IPAddress? Read(ReadOnlySpan<char> entry)
    {
        var text = WithoutPort(entry.Trim());

        // The parser also takes scopes and forms such as "1" or "0x7f.1", which no proxy writes.
        if (text.ContainsAny('%', 'x', 'X') || (!text.Contains(':') && text.Count('.') != 3)) return null;

        return IPAddress.TryParse(text, out var address) ? Addresses.Unmap(address) : null;
    }

    static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("["))
        {
            var end = text.IndexOf(']');
            return end < 0 ? default : text[1..end];
        }

        return text.Count(':') == 1 ? text[..text.IndexOf(':')] : text;
    }
}
