using System.Net;
using System.Net.Sockets;
using Waymark.Devices;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Connects to partners, and to nothing inside our own network unless the operator allowed it.</summary>
static class ConnectGuard
{
    /// <summary>One of these lives as long as its integration: no redirects, no proxy, no cookies.</summary>
    /// <param name="mayBePrivate">Whether the operator allowed this host to lie inside our own network.</param>
    public static SocketsHttpHandler Open(Func<string, bool> mayBePrivate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 64, // kilobytes
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, mayBePrivate(context.DnsEndPoint.Host), stop),
    };

    // The addresses that were checked are the ones connected to: a name cannot change its mind in between.
    static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken stop)
    {
        IPAddress[] addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, stop);
        var allowed = allowPrivate ? addresses : [.. addresses.Where(Addresses.IsUsableForMatching)];

        if (allowed.Length == 0)
            throw new ForbiddenTargetException(target.Host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(allowed, target.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A partner's address lies inside our own network.</summary>
sealed class ForbiddenTargetException(string host) : Exception(
    $"{host} is not a public address; allow private targets (WAYMARK_ALLOW_PRIVATE_TARGETS=1) if that is meant");
