using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.PostHog;

public sealed class PostHogSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["posthog"];

    [Theory]
    [InlineData("region", "eu", "https://eu.i.posthog.com")]
    [InlineData("region", "", "https://us.i.posthog.com")]
    [InlineData("baseUrl", "https://posthog.example.org/", "https://posthog.example.org")]
    public void Settings_lead_to_an_address(string name, string value, string target) =>
        _connector.Target(SomePostHog.Settings((name, value))).ShouldBe(target);

    [Theory]
    [InlineData("apiKey", "", "settings.apiKey")]
    [InlineData("apiKey", "phx_personal", "settings.apiKey")]
    [InlineData("region", "IN", "settings.region")]
    [InlineData("baseUrl", "posthog.example.org", "settings.baseUrl")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomePostHog.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_name_of_posthogs_own_in_the_event_list_is_refused()
    {
        var integration = SomePostHog.Integration() with { Events = [new EventMapping { Event = "$identify" }, new EventMapping { Event = "open", As = "$screen" }] };

        _connector.Validate(integration).ShouldHaveSingleItem().Path.ShouldBe("events[0].event");
    }

    [Fact]
    public void Calls_stay_below_what_posthog_takes() => _connector.Limits("batch", SomePostHog.Settings()).Bytes.ShouldBeLessThan(20_000_000);

    [Theory]
    [InlineData(400, 1_000)]
    [InlineData(40_000, 99)]
    public async Task The_fullest_call_is_one_that_posthog_takes(int recordBytes, int records)
    {
        var parcel = Tales.Compose(_connector, Tales.Of("web-visit", SomePostHog.Integration())).Parcels[0];

        var call = await FullCalls.BuildAsync(_connector, parcel, recordBytes, SomePostHog.Settings());

        call.Records.ShouldBe(records);
        call.Bytes.ShouldBeLessThan(20_000_000);
    }
}
