using System.Net.Http.Headers;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Connectors.CleverTap;

/// <summary>Sends installs, profiles and events to CleverTap.</summary>
sealed class CleverTapConnector : IConnector
{
    static readonly MediaTypeHeaderValue Json = new("application/json");

    public string Name => "clevertap";

    public IReadOnlyList<string> Sources { get; } = ["CLEVERTAP"];

    public IReadOnlyList<EventKind> Unasked { get; } = [EventKind.Referral];

    public IReadOnlyList<SettingDescription> Settings => CleverTapSettings.Descriptions;

    public string? IdentityProvider(IReadOnlyDictionary<string, string> settings) => new CleverTapSettings(settings).ReferralProvider;

    public bool HasIdentity(Subject subject, IReadOnlyDictionary<string, string> settings) =>
        CleverTapIdentity.Usable(CleverTapProvider.IdOf(subject, new CleverTapSettings(settings).ReferralProvider)) is not null;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
        [.. new CleverTapSettings(integration.Settings).Problems(), .. integration.Events.SelectMany(NameProblems)];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new CleverTapSettings(settings).BaseUrl ?? "nowhere: the region or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new CleverTapSettings(settings).CustomAddress;

    public Composition Compose(Telling telling) => CleverTapEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) => route == CleverTapRoute.Attribution
        ? new(1, CleverTapApi.BytesPerCall, CleverTapApi.OtherCallsInFlight)
        : new(CleverTapApi.RecordsPerCall, CleverTapApi.BytesPerCall, new CleverTapSettings(settings).CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new CleverTapSettings(settings);

        return route == CleverTapRoute.Attribution
            ? new(HttpMethod.Get, $"{own.BaseUrl}{CleverTapApi.AttributionPath}?{CleverTapAttribution.Query(parcels[0], own)}")
            : Upload(own, CleverTapApi.UploadPath, parcels);
    }

    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => route == CleverTapRoute.Attribution
        ? CleverTapAnswers.ReadAttribution(reply)
        : CleverTapAnswers.ReadUpload(reply, parcels);

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings)
    {
        var own = new CleverTapSettings(settings);
        return
        [
            WithCredentials(new(HttpMethod.Get, $"{own.BaseUrl}{CleverTapApi.ConnectPath}?partner={CleverTapApi.Source}"), own),
            Upload(own, $"{CleverTapApi.UploadPath}?dryRun=1", [new(CleverTapRoute.Upload, CleverTapProbe.Record)]),
        ];
    }

    public ProbeAnswer ReadProbe(Reply reply) => CleverTapProbe.Read(reply);

    static HttpRequestMessage Upload(CleverTapSettings settings, string path, IReadOnlyList<Parcel> parcels)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, settings.BaseUrl + path) { Content = Envelope(parcels) };
        request.Content.Headers.ContentType = Json;
        return WithCredentials(request, settings);
    }

    static HttpRequestMessage WithCredentials(HttpRequestMessage request, CleverTapSettings settings)
    {
        request.Headers.TryAddWithoutValidation("X-CleverTap-Account-Id", settings.AccountId);
        request.Headers.TryAddWithoutValidation("X-CleverTap-Passcode", settings.Passcode);
        return request;
    }

    // The records are finished JSON: they only need brackets around them and commas between.
    static ByteArrayContent Envelope(IReadOnlyList<Parcel> parcels)
    {
        var opening = "{\"d\":["u8;
        var closing = "]}"u8;
        var body = new byte[opening.Length + parcels.Sum(parcel => parcel.Body.Length + 1) - 1 + closing.Length];
        opening.CopyTo(body);
        var at = opening.Length;

        foreach (var parcel in parcels)
        {
            if (at > opening.Length)
                body[at++] = (byte)',';

            parcel.Body.Span.CopyTo(body.AsSpan(at));
            at += parcel.Body.Length;
        }

        closing.CopyTo(body.AsSpan(at));
        return new ByteArrayContent(body);
    }

    static IEnumerable<SettingProblem> NameProblems(EventMapping row, int index)
    {
        if (row.Users == Audience.Off || (row.As is null && row.Event == "*"))
            yield break;

        var field = row.As is null ? "event" : "as";
        var name = CleverTapNames.Event(row.As ?? row.Event);

        if (name.Length == 0)
            yield return new($"events[{index}].{field}", "has no character that CleverTap allows in a name");
        else if (CleverTapNames.IsReserved(name))
            yield return new($"events[{index}].{field}", $"\"{name}\" is reserved by CleverTap; choose another name");
    }
}
