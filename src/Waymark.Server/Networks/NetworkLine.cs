using System.Net.Http.Headers;
using System.Net.Mime;
using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Connectors;
using Waymark.Server.Asking;
using Waymark.Server.Delivery;
using Waymark.Server.Intake;

namespace Waymark.Server.Networks;

/// <summary>Asks one network about one install. A reply that does not come is a reply too.</summary>
sealed class NetworkLine(DeliveryOptions options, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    readonly HttpClient _client = OutsideClient.Open(options, Timeout);

    public async Task<NetworkReply> AskAsync(App app, AdNetwork network, NetworkQuestion question, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var body = Compose(app, question).ToArray();

        using var request = new HttpRequestMessage(HttpMethod.Post, network.BaseUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        request.Headers.Add(CallSignature.Header, CallSignature.Of(body, network.Key, now));

        // No call outlives the time in which its answer would be taken.
        using var inTime = new CancellationTokenSource(Left(question, now), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, inTime.Token);
        var (status, text) = await _client.PostAsync(request, either.Token);
        return NetworkReply.Read(status, text, clock.GetUtcNow());
    }

    public void Dispose() => _client.Dispose();

    static TimeSpan Left(NetworkQuestion question, DateTimeOffset now)
    {
        var left = question.At + NetworkQuestion.Deadline - now;
        return left < Timeout ? left : Timeout;
    }

    // Nothing that would let the network follow the person elsewhere: the advertising id is its own way of knowing them.
    static ReadOnlyMemory<byte> Compose(App app, NetworkQuestion question) => JsonBody.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("app", question.DeviceIdType == "idfa" ? app.Ios?.BundleId : app.Android?.Package);
        json.WriteString("platform", question.DeviceIdType == "idfa" ? "ios" : "android");
        json.WriteString("device_id", question.DeviceId);
        json.WriteString("device_id_type", question.DeviceIdType);
        json.WriteString("installed_at", question.InstalledAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    });
}
