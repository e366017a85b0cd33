using System.Net;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Sending;

namespace Waymark.Server.Asking;

/// <summary>Calls those outside who are asked about installs: no redirects, short answers, and nothing inside our own network.</summary>
static class OutsideClient
{
    const int LongestBody = 16 * 1024;

    public static HttpClient Open(DeliveryOptions options, TimeSpan timeout) =>
        new(options.Handler?.Invoke() ?? ConnectGuard.Open(host => options.AllowPrivateTargets || IsLoopback(host)))
        {
            Timeout = timeout,
            MaxResponseContentBufferSize = LongestBody,
        };

    /// <returns>Status and body; 0 when nothing came back.</returns>
    public static async Task<(int Status, string Body)> PostAsync(this HttpClient client, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var answer = await client.SendAsync(request, stop);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ForbiddenTargetException)
        {
            return (0, "");
        }
    }

    // As for partners' stand-ins: a literal address of this machine can only have been meant.
    static bool IsLoopback(string host) => IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
