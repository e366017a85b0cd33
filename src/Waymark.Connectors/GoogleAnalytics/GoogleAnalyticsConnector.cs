using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>Sends installs and events to Google Analytics 4, into the data streams of the app.</summary>
sealed class GoogleAnalyticsConnector : IConnector
{
    public string Name => "ga4";

    public IReadOnlyList<SettingDescription> Settings => GoogleAnalyticsSettings.Descriptions;

    public IReadOnlyList<SettingProblem> Validate(Integration integration) =>
    [
        .. new GoogleAnalyticsSettings(integration.Settings).Problems(),
        .. HoldProblems(integration),
        .. integration.Events.SelectMany(NameProblems),
    ];

    public string Target(IReadOnlyDictionary<string, string> settings) =>
        new GoogleAnalyticsSettings(settings).BaseUrl ?? "nowhere: the region or address is not valid";

    public Uri? StandIn(IReadOnlyDictionary<string, string> settings) => new GoogleAnalyticsSettings(settings).StandIn;

    public Composition Compose(Telling telling) => GoogleAnalyticsEvents.Compose(telling);

    public RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings) =>
        new(GoogleAnalyticsApi.RecordsPerCall, GoogleAnalyticsApi.BytesPerCall, GoogleAnalyticsApi.CallsInFlight);

    public HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings)
    {
        var own = new GoogleAnalyticsSettings(settings);
        var (platform, opening) = GoogleAnalyticsRoute.Split(route);
        return Post(own, GoogleAnalyticsApi.CollectPath, own.StreamOf(platform), new JsonBody().Add(opening).AddAll(parcels).Add("]}"u8));
    }

    /// <summary>Google takes whatever it can read and never says what it made of it.</summary>
    public Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => reply.Status switch
    {
        >= 200 and < 300 => Answer.TakenWhole(parcels.Count),
        400 => new Answer.Split("HTTP 400: malformed request"),
        _ => CallStatus.Read(reply, "Google Analytics"),
    };

    public IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings)
    {
        var own = new GoogleAnalyticsSettings(settings);
        return [.. own.Streams.Select(stream => Post(own, GoogleAnalyticsApi.DebugPath, stream, new JsonBody().Add(GoogleAnalyticsProbe.Body)))];
    }

    public ProbeAnswer ReadProbe(Reply reply) => GoogleAnalyticsProbe.Read(reply);

    static HttpRequestMessage Post(GoogleAnalyticsSettings settings, string path, GoogleAnalyticsStream? stream, JsonBody body) =>
        new(HttpMethod.Post, settings.BaseUrl + path + stream?.Query) { Content = body.ToContent() };

    static IEnumerable<SettingProblem> HoldProblems(Integration integration)
    {
        if (integration.HoldHours > GoogleAnalyticsApi.HoursBack)
            yield return new("holdHours", "must be at most 72; Google Analytics takes nothing that is older");
    }

    static IEnumerable<SettingProblem> NameProblems(EventMapping row, int index)
    {
        if (row.Users == Audience.Off || (row.As is null && row.Event == "*")) yield break;

        if (GoogleAnalyticsEvents.Problem(row.As ?? row.Event) is { } problem)
            yield return new($"events[{index}].{(row.As is null ? "event" : "as")}", problem);
    }
}
