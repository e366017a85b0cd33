using System.Text.Json;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Amplitude;

/// <summary>Sends installs, user properties and events to Amplitude.</summary>
sealed class AmplitudeConnector : IConnector
{
    public string Name => "amplitude";

    public IReadOnlyList<SettingDescription> Settings => AmplitudeSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
        [.. new AmplitudeSettings(integration.Settings).Problems(), .. integration.Events.SelectMany(NameProblems)];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new AmplitudeSettings(settings).BaseUrl ?? "nowhere: the region or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new AmplitudeSettings(settings).StandIn;

    public Composition Compose(Telling telling) => AmplitudeEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(AmplitudeApi.RecordsPerCall, AmplitudeApi.BytesPerCall, AmplitudeApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new AmplitudeSettings(settings);
        var body = new JsonBody()
            .Add("{\"api_key\":"u8).Add(JsonSerializer.SerializeToUtf8Bytes(own.ApiKey))
            .Add(",\"events\":["u8).AddAll(parcels)
            // The app's own ids may be shorter than the five characters Amplitude asks for.
            .Add("],\"options\":{\"min_id_length\":1}}"u8);
        return new(HttpMethod.Post, own.BaseUrl + AmplitudeApi.Path) { Content = body.ToZippedContent() };
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => AmplitudeAnswers.Read(reply, parcels);

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings) =>
        [Build(AmplitudeApi.Route, [AmplitudeProbe.Event], settings)];

    public ProbeAnswer ReadProbe(Reply reply) => AmplitudeProbe.Read(reply);

    static IEnumerable<SettingProblem> NameProblems(EventMapping row, int index)
    {
        if (row.Users == Audience.Off || (row.As is null && row.Event == "*")) yield break;

        if (AmplitudeEvents.Problem((row.As ?? row.Event).Trim()) is { } problem)
            yield return new($"events[{index}].{(row.As is null ? "event" : "as")}", problem);
    }
}
