using System.Net.Mime;
using System.Text;
using Waymark.Apps;
using Waymark.Attribution.Apple;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Sending;

namespace Waymark.Server.Apple;

/// <summary>Asks Apple about tokens. A reply that does not come is a reply too.</summary>
sealed class AppleLine(DeliveryOptions options) : IDisposable
{
    public const string Address = "https://api-adservices.apple.com/api/v1/";

    const int LongestBody = 16 * 1024;

    // Apple may hold a connection for a second before it says that it knows nothing.
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    readonly HttpClient _client = new(options.Handler?.Invoke() ?? ConnectGuard.Open(host => options.AllowPrivateTargets || IsLoopback(host)))
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = LongestBody,
    };

    public async Task<(AppleReply Reply, string Body)> AskAsync(App app, string token, CancellationToken stop)
    {
        try
        {
            using var content = new StringContent(token, Encoding.UTF8, MediaTypeNames.Text.Plain);
            using var answer = await _client.PostAsync(new Uri(app.Apple.BaseUrl ?? Address), content, stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            return (AppleReply.Read((int)answer.StatusCode, body), body);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or ForbiddenTargetException && !stop.IsCancellationRequested)
        {
            return (new AppleReply(AppleOutcome.Later), "");
        }
    }

    public void Dispose() => _client.Dispose();

    // As for partners' stand-ins: a literal address of this machine can only have been meant.
    static bool IsLoopback(string host) => System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address);
}
