using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.CleverTap;

public sealed class CleverTapSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["clevertap"];

    [Theory]
    [InlineData("EU", "https://api.clevertap.com")]
    [InlineData("eu1", "https://api.clevertap.com")]
    [InlineData(" in1 ", "https://in1.api.clevertap.com")]
    [InlineData("IN", "https://in1.api.clevertap.com")]
    [InlineData("us", "https://us1.api.clevertap.com")]
    [InlineData("SG1", "https://sg1.api.clevertap.com")]
    [InlineData("sk", "https://sk1.api.clevertap.com")]
    [InlineData("id", "https://aps3.api.clevertap.com")]
    [InlineData("UAE", "https://mec1.api.clevertap.com")]
    [InlineData("", "https://api.clevertap.com")]
    public void A_region_in_any_spelling_leads_to_its_host(string region, string target) =>
        _connector.Target(Some.Settings(("region", region))).ShouldBe(target);

    [Fact]
    public void Another_address_wins_over_the_region() =>
        _connector.Target(Some.Settings(("baseUrl", "http://127.0.0.1:5999/clevertap/"))).ShouldBe("http://127.0.0.1:5999/clevertap");

    [Theory]
    [InlineData("region", "mars", "settings.region")]
    [InlineData("accountId", " ", "settings.accountId")]
    [InlineData("passcode", "", "settings.passcode")]
    [InlineData("baseUrl", "ftp://example.org", "settings.baseUrl")]
    [InlineData("baseUrl", "/relative", "settings.baseUrl")]
    [InlineData("installMode", "sdk", "settings.installMode")]
    [InlineData("callsInFlight", "16", "settings.callsInFlight")]
    [InlineData("callsInFlight", "0", "settings.callsInFlight")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(Some.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void The_partner_endpoint_needs_the_token() =>
        _connector.Validate(Some.Integration(("installMode", "partner"), ("token", ""))).ShouldHaveSingleItem().Path.ShouldBe("settings.token");

    [Fact]
    public void A_reserved_name_in_the_event_list_is_refused()
    {
        var integration = Some.Integration() with
        {
            Events = [new EventMapping { Event = "buy", As = "Bought" }, new EventMapping { Event = "UTM Visited" }, new EventMapping { Event = "x", As = "$" }],
        };

        _connector.Validate(integration).Select(problem => problem.Path).ShouldBe(["events[1].event", "events[2].as"]);
    }

    [Fact]
    public void Never_more_than_fifteen_uploads_are_on_their_way()
    {
        _connector.Limits("upload", Some.Settings()).InFlight.ShouldBe(4);
        _connector.Limits("upload", Some.Settings(("callsInFlight", "15"))).InFlight.ShouldBe(15);
        _connector.Limits("upload", Some.Settings(("callsInFlight", "99"))).InFlight.ShouldBe(15);
        _connector.Limits("attribution", Some.Settings()).Records.ShouldBe(1);
    }

    [Theory]
    [InlineData("in1", "IN1")]
    [InlineData("In", "IN1")]
    [InlineData(" eu ", "EU1")]
    [InlineData("global", "EU1")]
    [InlineData("id", "APS3")]
    [InlineData("UAE", "MEC1")]
    [InlineData("mars", "mars")]
    public void A_region_is_stored_in_one_spelling(string written, string stored) =>
        ConnectorCatalog.All["clevertap"].Settings.Single(setting => setting.Name == "region").Canonical!(written).ShouldBe(stored);
}
