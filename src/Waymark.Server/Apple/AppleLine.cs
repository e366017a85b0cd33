using System.Net.Mime;
using System.Text;
using Waymark.Apps;
using Waymark.Attribution.Apple;
using Waymark.Server.Asking;
using Waymark.Server.Delivery;

namespace Waymark.Server.Apple;

/// <summary>Asks Apple about tokens. A reply that does not come is a reply too.</summary>
sealed class AppleLine(DeliveryOptions options) : IDisposable
{
    public const string Address = "https://api-adservices.apple.com/api/v1/";

    // Apple may hold a connection for a second before it says that it knows nothing.
    readonly HttpClient _client = OutsideClient.Open(options, TimeSpan.FromSeconds(5));

    public async Task<(AppleReply Reply, string Body)> AskAsync(App app, string token, CancellationToken stop)
    {
        using var question = new HttpRequestMessage(HttpMethod.Post, app.Apple.BaseUrl ?? Address) { Content = new StringContent(token, Encoding.UTF8, MediaTypeNames.Text.Plain) };
        var (status, body) = await _client.PostAsync(question, stop);
        return (AppleReply.Read(status, body), body);
    }

    public void Dispose() => _client.Dispose();
}
