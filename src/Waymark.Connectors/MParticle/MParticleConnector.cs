using System.Net.Http.Headers;
using System.Text;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.MParticle;

/// <summary>Sends installs, profiles, events and purchases to mParticle as batches.</summary>
sealed class MParticleConnector : IConnector
{
    public string Name => "mparticle";

    public IReadOnlyList<string> Sources { get; } = ["MPARTICLE"];

    public IReadOnlyList<SettingDescription> Settings => MParticleSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) => [.. new MParticleSettings(integration.Settings).Problems()];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new MParticleSettings(settings).BaseUrl is { } address ? address + MParticleApi.Path : "nowhere: the pod or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new MParticleSettings(settings).CustomAddress;

    public Composition Compose(Telling telling) => MParticleEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(MParticleApi.BatchesPerCall, MParticleApi.BytesPerCall, MParticleApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings) =>
        Post(route == MParticleRoute.Historical ? MParticleApi.HistoricalPath : MParticleApi.Path, new JsonBody().Add("["u8).AddAll(parcels).Add("]"u8), settings);

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => MParticleAnswers.Read(reply, parcels);

    // About nobody, with no events: whether it is taken or called incomplete, nothing comes of it.
    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings) =>
        [Post(MParticleApi.SinglePath, new JsonBody().Add("{\"environment\":\"development\",\"events\":[]}"u8), settings)];

    public ProbeAnswer ReadProbe(Reply reply) => reply.Status switch
    {
        202 or 400 => new ProbeAnswer.Works(),
        401 or 403 => new ProbeAnswer.Fails(MParticleAnswers.WrongCredentials),
        _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}; check the address"),
    };

    static HttpRequestMessage Post(string path, JsonBody body, IReadOnlyDictionary<string, string> settings)
    {
        var own = new MParticleSettings(settings);
        var request = new HttpRequestMessage(HttpMethod.Post, own.BaseUrl + path) { Content = body.ToContent() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{own.Key}:{own.Secret}")));
        return request;
    }
}
