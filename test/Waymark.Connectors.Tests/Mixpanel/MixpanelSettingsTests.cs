using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Mixpanel;

public sealed class MixpanelSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mixpanel"];

    [Theory]
    [InlineData("US", "https://api.mixpanel.com")]
    [InlineData("eu", "https://api-eu.mixpanel.com")]
    [InlineData(" IN ", "https://api-in.mixpanel.com")]
    [InlineData("", "https://api.mixpanel.com")]
    public void A_region_leads_to_its_host(string region, string target) =>
        _connector.Target(SomeMixpanel.Settings(("region", region))).ShouldBe(target);

    [Fact]
    public void Another_address_wins_over_the_region_and_is_a_stand_in()
    {
        var settings = SomeMixpanel.Settings(("region", "EU"), ("baseUrl", "http://127.0.0.1:5999/mixpanel/"));

        _connector.Target(settings).ShouldBe("http://127.0.0.1:5999/mixpanel");
        _connector.StandIn(settings).ShouldNotBeNull();
        _connector.StandIn(SomeMixpanel.Settings()).ShouldBeNull();
    }

    [Theory]
    [InlineData("token", " ", "settings.token")]
    [InlineData("region", "mars", "settings.region")]
    [InlineData("waitForId", "perhaps", "settings.waitForId")]
    [InlineData("baseUrl", "ftp://example.org", "settings.baseUrl")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeMixpanel.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_service_account_needs_its_secret_and_its_project() =>
        _connector.Validate(SomeMixpanel.Integration(("serviceAccount", "waymark.abc"))).Select(problem => problem.Path)
            .ShouldBe(["settings.serviceAccountSecret", "settings.projectId"]);

    [Fact]
    public void Profiles_leave_room_for_the_token_that_each_of_them_carries()
    {
        var limits = _connector.Limits("engage", SomeMixpanel.Settings());
        var update = "{\"$token\":\"test-token\",".Length;

        limits.Records.ShouldBe(2_000);
        (limits.Bytes + (limits.Records * update)).ShouldBeLessThanOrEqualTo(2_000_000);
        _connector.Limits("import", SomeMixpanel.Settings()).ShouldBe(new RouteLimits(2_000, 1_900_000, 4));
    }

    [Theory]
    [InlineData("event", 200, 2_000)]
    [InlineData("event", 20_000, 94)]
    [InlineData("sign-up", 200, 2_000)]
    [InlineData("sign-up", 20_000, 92)]
    public async Task The_fullest_call_is_one_that_mixpanel_takes(string tale, int recordBytes, int records)
    {
        var parcel = Tales.Compose(_connector, Tales.Of(tale, SomeMixpanel.Integration())).Parcels[0];

        var call = await FullCalls.BuildAsync(_connector, parcel, recordBytes, SomeMixpanel.Settings());

        call.Records.ShouldBe(records);
        call.Bytes.ShouldBeLessThan(2_000_000);
    }
}
