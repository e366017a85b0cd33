using System.Net.Http.Headers;
using System.Text;
using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Braze;

/// <summary>Sends attribution, profiles, events and purchases to Braze.</summary>
sealed class BrazeConnector : IConnector
{
    /// <summary>Nobody has this id, and only existing users are updated: nothing comes to be.</summary>
    static readonly Parcel Trial = new(
        BrazeRoute.Track,
        Encoding.UTF8.GetBytes("""{"external_id":"waymark-connection-test","_update_existing_only":true,"first_name":"Connection test"}"""));

    public string Name => "braze";

    public IReadOnlyList<string> Sources { get; } = ["BRAZE"];

    public IReadOnlyList<SettingDescription> Settings => BrazeSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) => [.. new BrazeSettings(integration.Settings).Problems()];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new BrazeSettings(settings).BaseUrl ?? "nowhere: the instance or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new BrazeSettings(settings).CustomAddress;

    public Composition Compose(Telling telling) => BrazeEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) => new(
        route == BrazeRoute.Identify ? BrazeApi.AliasesPerCall : new BrazeSettings(settings).RecordsPerCall,
        BrazeApi.BytesPerCall,
        BrazeApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new BrazeSettings(settings);
        var (path, body) = route == BrazeRoute.Identify
            ? (BrazeApi.IdentifyPath, new JsonBody().Add("{\"aliases_to_identify\":["u8).AddAll(parcels).Add("],\"merge_behavior\":\"merge\"}"u8))
            : (BrazeApi.TrackPath, Track(parcels));
        var request = new HttpRequestMessage(HttpMethod.Post, own.BaseUrl + path) { Content = body.ToContent() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", own.ApiKey);
        return request;
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => BrazeAnswers.Read(route, reply, parcels);

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings) => [Build(BrazeRoute.Track, [Trial], settings)];

    public ProbeAnswer ReadProbe(Reply reply) => BrazeAnswers.Read(BrazeRoute.Track, reply, [Trial]) switch
    {
        Answer.Taken => new ProbeAnswer.Works(),
        Answer.Unauthorized wrong => new ProbeAnswer.Fails(wrong.Reason),
        Answer.Misconfigured wrong => new ProbeAnswer.Fails(wrong.Reason),
        _ => new ProbeAnswer.CannotTell($"HTTP {reply.Status}"),
    };

    // Each array keeps the order of its records: Braze counts its errors by it.
    static JsonBody Track(IReadOnlyList<Parcel> parcels)
    {
        var body = new JsonBody();
        var opening = "{\""u8;

        foreach (var array in parcels.GroupBy(BrazeRecord.ArrayOf))
        {
            body.Add(opening).Add(Encoding.UTF8.GetBytes(array.Key)).Add("\":["u8).AddAll(array).Add("]"u8);
            opening = ",\""u8;
        }

        return body.Add("}"u8);
    }
}
