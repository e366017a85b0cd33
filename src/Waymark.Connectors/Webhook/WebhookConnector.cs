using System.Net.Http.Headers;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Connectors.Webhook;

/// <summary>Sends every event to an address of the owner's.</summary>
sealed class WebhookConnector : IConnector
{
    const string Route = "webhook";
    const string EventId = "X-Waymark-Event-Id";
    const int LongestBody = 4 * 1024 * 1024;

    static readonly MediaTypeHeaderValue Json = new("application/json");

    public string Name => "webhook";

    public PartnerClass Class => PartnerClass.Own;

    public IReadOnlyList<EventKind> Unasked { get; } = [EventKind.Referral, EventKind.Relation, EventKind.FraudStatus, EventKind.Reward, EventKind.Flow];

    public IReadOnlyList<SettingDescription> Settings => WebhookSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) => [.. new WebhookSettings(integration.Settings).Problems()];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new WebhookSettings(settings).Url is { } url ? WebAddress.Shown(url) : "nowhere: the address is not valid";

    public Composition Compose(Telling telling) => new WebhookSettings(telling.Integration.Settings).Format switch
    {
        WebhookFormat.Linkrunner => WebhookLinkrunner.Tells(telling) ? Ready(telling, WebhookLinkrunner.Write(telling)) : NotInThisFormat,
        WebhookFormat.Slack => WebhookSlack.Sentence(telling) is { } sentence ? Ready(telling, WebhookSlack.Write(sentence)) : Happenings.NothingToTell,
        _ when WebhookReferral.IsOne(telling) => WebhookReferral.IsToldWithAnother(telling) ? ToldWithAnother : Ready(telling, WebhookReferral.Write(telling)),
        _ => Ready(telling, WebhookEvent.Write(telling)),
    };

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(1, LongestBody, new WebhookSettings(settings).CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new WebhookSettings(settings);
        var request = new HttpRequestMessage(HttpMethod.Post, own.Url) { Content = new ReadOnlyMemoryContent(parcels[0].Body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation(EventId, parcels[0].EventId);
        ExtraHeaders.AddTo(request, own.Headers);
        return request;
    }

    public void Sign(HttpRequestMessage request, IReadOnlyDictionary<string, string> settings, DateTimeOffset now)
    {
        if (new WebhookSettings(settings).Secret is not { } secret || request.Content is not { } content) return;

        using var body = new MemoryStream();
        content.CopyTo(body, null, CancellationToken.None);
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        request.Headers.TryAddWithoutValidation(CallSignature.Header, CallSignature.Of(bytes, secret, now));
        request.Headers.TryAddWithoutValidation(CallSignature.PlainHeader, CallSignature.Plain(bytes, secret));
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => StatusAnswers.Read(reply);

    // Slack has nothing to ask; elsewhere the answer to HEAD shows at least that somebody is there.
    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings)
    {
        var own = new WebhookSettings(settings);
        if (own.Format == WebhookFormat.Slack) return [];

        var request = new HttpRequestMessage(HttpMethod.Head, own.Url);
        ExtraHeaders.AddTo(request, own.Headers);
        return [request];
    }

    public ProbeAnswer ReadProbe(Reply reply) => reply.Status is >= 200 and < 300
        ? new ProbeAnswer.Works()
        : new ProbeAnswer.CannotTell($"HTTP {reply.Status} to HEAD; send an event to be sure");

    static readonly Composition ToldWithAnother = new Composition.Skips("told_with_another");
    static readonly Composition NotInThisFormat = new Composition.Skips("not_in_this_format");
    static Composition.Ready Ready(Telling telling, ReadOnlyMemory<byte> body) => new([new Parcel(Route, body) { EventId = telling.Event.Id }]);
}
