using System.Net.Http.Headers;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Meta;

/// <summary>Sends installs, events and purchases to Meta's Conversions API.</summary>
sealed class MetaConnector : IConnector
{
    public string Name => "meta";

    public PartnerClass Class => PartnerClass.AdNetwork;

    public IReadOnlyList<string> Sources { get; } = ["META", "FACEBOOK", "INSTAGRAM"];

    public IReadOnlyList<SettingDescription> Settings => MetaSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
        [.. new MetaSettings(integration.Settings).Problems(), .. integration.Events.SelectMany(NameProblems)];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new MetaSettings(settings).DatasetUrl is { } dataset ? $"{dataset}/events" : "nowhere: the dataset, version or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new MetaSettings(settings).CustomAddress;

    public Composition Compose(Telling telling) => MetaEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(new MetaSettings(settings).EventsPerCall, MetaApi.BytesPerCall, MetaApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new MetaSettings(settings);
        var body = new JsonBody().Add("{\"data\":["u8).AddAll(parcels).Add("]"u8);

        if (own.TestEventCode is { } code)
            body.Add(",\"test_event_code\":"u8).Add(JsonSerializer.SerializeToUtf8Bytes(code));

        return WithToken(new(HttpMethod.Post, $"{own.DatasetUrl}/events") { Content = body.Add("}"u8).ToContent() }, own);
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => MetaAnswers.Read(reply, parcels);

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings)
    {
        var own = new MetaSettings(settings);
        return [WithToken(new(HttpMethod.Get, $"{own.DatasetUrl}?fields=id"), own)];
    }

    // A token for sending need not be one for reading: what it may not read shows nothing.
    public ProbeAnswer ReadProbe(Reply reply) => MetaAnswers.Read(reply, []) switch
    {
        _ when reply.Status == 200 && reply.Object()?.Text("id") is not null => new ProbeAnswer.Works(),
        Answer.Unauthorized wrong when wrong.Reason.Contains("refused", StringComparison.Ordinal) => new ProbeAnswer.Fails(wrong.Reason),
        Answer.Unauthorized wrong => new ProbeAnswer.CannotTell(wrong.Reason),
        Answer.Misconfigured wrong => new ProbeAnswer.CannotTell(wrong.Reason),
        Answer.Postponed busy => new ProbeAnswer.CannotTell(busy.Reason),
        _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}"),
    };

    // In a header: an address ends up in logs.
    static HttpRequestMessage WithToken(HttpRequestMessage request, MetaSettings settings)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.AccessToken);
        return request;
    }

    static IEnumerable<SettingProblem> NameProblems(EventMapping row, int index)
    {
        if (row.Users == Audience.Off || (row.As is null && row.Event == "*"))
            yield break;

        if (MetaNames.Custom(row.As ?? row.Event).Length == 0)
            yield return new($"events[{index}].{(row.As is null ? "event" : "as")}", "has no letter or digit that Meta allows in a name");
    }
}
