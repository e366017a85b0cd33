using System.Text.Json;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.PostHog;

/// <summary>Sends installs, persons and events to PostHog, in the cloud or one's own.</summary>
sealed class PostHogConnector : IConnector
{
    public string Name => "posthog";

    public IReadOnlyList<SettingDescription> Settings => PostHogSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
        [.. new PostHogSettings(integration.Settings).Problems(), .. integration.Events.SelectMany(NameProblems)];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new PostHogSettings(settings).BaseUrl ?? "nowhere: the region or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new PostHogSettings(settings).StandIn;

    public Composition Compose(Telling telling) => PostHogEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(PostHogApi.RecordsPerCall, PostHogApi.BytesPerCall, PostHogApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new PostHogSettings(settings);
        var body = new JsonBody()
            .Add("{\"api_key\":"u8).Add(JsonSerializer.SerializeToUtf8Bytes(own.ApiKey))
            .Add(route == PostHogRoute.History ? ",\"historical_migration\":true"u8 : default)
            .Add(",\"batch\":["u8).AddAll(parcels).Add("]}"u8);
        return new(HttpMethod.Post, own.BaseUrl + PostHogApi.BatchPath) { Content = body.ToZippedContent() };
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => PostHogAnswers.Read(reply, parcels);

    /// <summary>Asks for a nobody's feature flags, which leaves no event and no person behind.</summary>
    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings)
    {
        var own = new PostHogSettings(settings);
        var question = RecordWriter.Write(own.ApiKey, static (json, key) =>
        {
            json.WriteString("api_key"u8, key);
            json.WriteString("distinct_id"u8, "waymark-connection-test");
        });
        return [new(HttpMethod.Post, own.BaseUrl + PostHogApi.FlagsPath) { Content = new JsonBody().Add(question.Span).ToContent() }];
    }

    public ProbeAnswer ReadProbe(Reply reply) => reply.Status switch
    {
        401 or 403 => new ProbeAnswer.Fails(PostHogAnswers.WrongKey),
        200 when reply.Object() is not null => new ProbeAnswer.Works(),
        _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}; check the address"),
    };

    static IEnumerable<SettingProblem> NameProblems(EventMapping row, int index)
    {
        if (row.Users == Audience.Off || (row.As is null && row.Event == "*")) yield break;

        if (PostHogEvents.Problem((row.As ?? row.Event).Trim()) is { } problem)
            yield return new($"events[{index}].{(row.As is null ? "event" : "as")}", problem);
    }
}
