using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using Waymark.Server.Delivery.Sending;

namespace Waymark.Server.Links.Domains;

/// <summary>Asks this machine's name servers, and fetches over https; never from inside our own network unless the operator allowed it.</summary>
sealed class NetworkView(bool allowPrivate) : INetworkView, IDisposable
{
    const int LongestFile = 256 * 1024, LongestAnswer = 4_096;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly HttpClient _client = new(ConnectGuard.Open(_ => allowPrivate)) { Timeout = TimeSpan.FromSeconds(8), MaxResponseContentBufferSize = LongestFile };

    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken stop)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, stop);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    public async Task<(IReadOnlyList<string> Texts, string? Alias)> RecordsAsync(string name, CancellationToken stop)
    {
        foreach (var server in Servers().Take(2))
        {
            if (await AskAsync(server, name, stop) is { } answer) return answer;
        }

        return ([], null);
    }

    public async Task<(SeenFile? File, string? Problem)> FetchAsync(Uri address, CancellationToken stop)
    {
        try
        {
            using var answer = await _client.GetAsync(address, stop);
            return (new SeenFile((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(stop)), null);
        }
        catch (Exception e) when (e is HttpRequestException or ForbiddenTargetException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return (null, e is TaskCanceledException ? "it did not answer in time" : (e.InnerException ?? e).Message);
        }
    }

    public void Dispose() => _client.Dispose();

    static IEnumerable<IPAddress> Servers() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().DnsAddresses)
        .Distinct();

    // A text record also answers with the alias that led to it, so one question is enough.
    static async Task<(IReadOnlyList<string> Texts, string? Alias)?> AskAsync(IPAddress server, string name, CancellationToken stop)
    {
        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue);
        if (DnsMessage.Ask(id, name, DnsMessage.Text) is not { } question) return null;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);

        try
        {
            using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(server, 53, limit.Token);
            await socket.SendAsync(question, limit.Token);

            var buffer = new byte[LongestAnswer];
            var length = await socket.ReceiveAsync(buffer, limit.Token);
            return DnsMessage.Read(buffer.AsSpan(0, length), id);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return null;
        }
    }
}
