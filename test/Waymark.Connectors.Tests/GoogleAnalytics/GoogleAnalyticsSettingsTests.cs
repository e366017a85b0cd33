using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.GoogleAnalytics;

public sealed class GoogleAnalyticsSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["ga4"];

    [Theory]
    [InlineData("region", "EU", "https://region1.google-analytics.com")]
    [InlineData("region", "", "https://www.google-analytics.com")]
    [InlineData("baseUrl", "http://127.0.0.1:5999/ga4", "http://127.0.0.1:5999/ga4")]
    public void Settings_lead_to_an_address(string name, string value, string target) =>
        _connector.Target(SomeGoogleAnalytics.Settings((name, value))).ShouldBe(target);

    [Theory]
    [InlineData("androidApiSecret", "", "settings.androidApiSecret")]
    [InlineData("androidAppId", "", "settings.androidAppId")]
    [InlineData("androidAppId", "1:123:ios:abc", "settings.androidAppId")]
    [InlineData("iosAppId", "1:123:ios:abc", "settings.iosApiSecret")]
    [InlineData("iosApiSecret", "x", "settings.iosAppId")]
    [InlineData("region", "US", "settings.region")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeGoogleAnalytics.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void Without_any_data_stream_one_is_asked_for() =>
        _connector.Validate(Some.Integration("ga4", [])).ShouldHaveSingleItem().Path.ShouldBe("settings.androidAppId");

    [Fact]
    public void Holding_events_for_longer_than_google_looks_back_is_refused() =>
        _connector.Validate(SomeGoogleAnalytics.Integration() with { HoldHours = 73 }).ShouldHaveSingleItem().Path.ShouldBe("holdHours");

    [Fact]
    public void A_reserved_name_in_the_event_list_is_refused()
    {
        var integration = SomeGoogleAnalytics.Integration() with { Events = [new EventMapping { Event = "in_app_purchase" }, new EventMapping { Event = "x", As = "ok" }] };

        _connector.Validate(integration).ShouldHaveSingleItem().Path.ShouldBe("events[0].event");
    }

    [Fact]
    public void Calls_have_at_most_25_events() => _connector.Limits("android {}", SomeGoogleAnalytics.Settings()).Records.ShouldBe(25);

    [Theory]
    [InlineData(400, 25)]
    [InlineData(10_000, 11)]
    public async Task The_fullest_call_is_one_that_google_takes(int recordBytes, int records)
    {
        var parcel = Tales.Compose(_connector, SomeGoogleAnalytics.Tale("inorganic-install")).Parcels[0];

        var call = await FullCalls.BuildAsync(_connector, parcel, recordBytes, SomeGoogleAnalytics.Settings());

        call.Records.ShouldBe(records);
        call.Bytes.ShouldBeLessThan(130_000);
    }
}
