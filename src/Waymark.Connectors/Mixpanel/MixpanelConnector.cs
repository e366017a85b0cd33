using System.Net.Http.Headers;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Mixpanel;

/// <summary>Sends installs, profiles and events to Mixpanel.</summary>
sealed class MixpanelConnector : IConnector
{
    public string Name => "mixpanel";

    public IReadOnlyList<SettingDescription> Settings => MixpanelSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) => [.. new MixpanelSettings(integration.Settings).Problems()];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new MixpanelSettings(settings).BaseUrl ?? "nowhere: the region or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new MixpanelSettings(settings).StandIn;

    public Composition Compose(Telling telling) => MixpanelEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(MixpanelApi.RecordsPerCall, BytesPerCall(route, settings), MixpanelApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new MixpanelSettings(settings);
        return route == MixpanelRoute.Engage ? Engage(own, parcels) : Import(own, parcels);
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => route == MixpanelRoute.Engage
        ? MixpanelAnswers.ReadEngage(reply, parcels)
        : MixpanelAnswers.ReadImport(reply, parcels);

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings) =>
        [Import(new MixpanelSettings(settings), [MixpanelProbe.Event])];

    public ProbeAnswer ReadProbe(Reply reply) => MixpanelProbe.Read(reply);

    static HttpRequestMessage Import(MixpanelSettings settings, IReadOnlyList<Parcel> parcels)
    {
        var project = settings.ProjectId is { } id ? $"&project_id={Uri.EscapeDataString(id)}" : "";
        var request = new HttpRequestMessage(HttpMethod.Post, settings.BaseUrl + MixpanelApi.ImportPath + project)
        {
            Content = new JsonBody().Add("["u8).AddAll(parcels).Add("]"u8).ToZippedContent(),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", settings.Credentials);
        return request;
    }

    // Profiles may not be compressed, and each says for itself which project it belongs to.
    static HttpRequestMessage Engage(MixpanelSettings settings, IReadOnlyList<Parcel> parcels)
    {
        var token = Token(settings);
        var owned = parcels.Select(parcel => parcel with { Body = (byte[])[.. token, .. parcel.Body.Span[1..]] });
        return new(HttpMethod.Post, settings.BaseUrl + MixpanelApi.EngagePath) { Content = new JsonBody().Add("["u8).AddAll(owned).Add("]"u8).ToContent() };
    }

    static int BytesPerCall(string route, IReadOnlyDictionary<string, string> settings) => route == MixpanelRoute.Engage
        ? MixpanelApi.BytesPerCall - (MixpanelApi.RecordsPerCall * Token(new MixpanelSettings(settings)).Length)
        : MixpanelApi.BytesPerCall;

    static byte[] Token(MixpanelSettings settings) =>
        [.. "{\"$token\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(settings.Token), (byte)','];
}
