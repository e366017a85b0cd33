using Waymark.Devices;
using Waymark.Integrations;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>What a person fills in for Google Analytics: a data stream for each platform the app runs on.</summary>
sealed class GoogleAnalyticsSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _filledIn = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("androidAppId", "The Firebase App ID of the Android app, such as 1:1234567890:android:321abc, in the Firebase console under Project settings, Your apps."),
        new("androidApiSecret", "The secret of its data stream, in Analytics under Admin, Data streams, Measurement Protocol API secrets.") { Secret = true },
        new("iosAppId", "The Firebase App ID of the iOS app, such as 1:1234567890:ios:321abc."),
        new("iosApiSecret", "The secret of the iOS app's data stream.") { Secret = true },
        new("region", "EU keeps collection within the European Union.") { Allowed = ["GLOBAL", "EU"], Default = GoogleAnalyticsApi.DefaultRegion },
        new("baseUrl", "Another address to send to instead of Google's, for a proxy or a sandbox."),
    ];

    public string? BaseUrl => _filledIn.BaseUrl(GoogleAnalyticsApi.HostByRegion, GoogleAnalyticsApi.DefaultRegion);

    public Uri? StandIn => _filledIn.Address("baseUrl");

    public IEnumerable<GoogleAnalyticsStream> Streams =>
        ((Platform[])[Platform.Android, Platform.Ios]).Select(StreamOf).OfType<GoogleAnalyticsStream>();

    /// <returns>Null when the platform has no data stream.</returns>
    public GoogleAnalyticsStream? StreamOf(Platform platform) => StreamOf(platform.Lower());

    public GoogleAnalyticsStream? StreamOf(string platform) =>
        _filledIn[$"{platform}AppId"] is { } app && _filledIn[$"{platform}ApiSecret"] is { } secret ? new(platform, app, secret) : null;

    public IEnumerable<SettingProblem> Problems()
    {
        foreach (var problem in _filledIn.Problems(Descriptions, "Google Analytics"))
            yield return problem;

        foreach (var platform in (string[])["android", "ios"])
        {
            var app = _filledIn[$"{platform}AppId"];
            var secret = _filledIn[$"{platform}ApiSecret"];

            if (app is null && secret is not null)
                yield return new($"settings.{platform}AppId", "is missing; the secret alone does not say which app it belongs to");

            if (app is not null && secret is null)
                yield return new($"settings.{platform}ApiSecret", "is missing; Google Analytics drops what comes without it");

            if (app is not null && !app.Contains($":{platform}:", StringComparison.Ordinal))
                yield return new($"settings.{platform}AppId", $"is not the Firebase App ID of an {platform} app, which looks like 1:1234567890:{platform}:321abc");
        }

        if (_filledIn["androidAppId"] is null && _filledIn["iosAppId"] is null && _filledIn["androidApiSecret"] is null && _filledIn["iosApiSecret"] is null)
            yield return new("settings.androidAppId", "is missing; give the Android app's data stream, the iOS app's, or both");
    }
}

/// <summary>One app of one platform in Google Analytics.</summary>
sealed record GoogleAnalyticsStream(string Platform, string AppId, string Secret)
{
    public string Query => $"?firebase_app_id={Uri.EscapeDataString(AppId)}&api_secret={Uri.EscapeDataString(Secret)}";
}
