namespace Waymark.Connectors.Tests.Braze;

public sealed class BrazeSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["braze"];

    [Theory]
    [InlineData("iad-01", "https://rest.iad-01.braze.com")]
    [InlineData(" IAD-08 ", "https://rest.iad-08.braze.com")]
    [InlineData("US-06", "https://rest.iad-06.braze.com")]
    [InlineData("us-10", "https://rest.us-10.braze.com")]
    [InlineData("EU-01", "https://rest.fra-01.braze.eu")]
    [InlineData("fra-02", "https://rest.fra-02.braze.eu")]
    [InlineData("AU-01", "https://rest.au-01.braze.com")]
    [InlineData("rest.iad-03.braze.com", "https://rest.iad-03.braze.com")]
    [InlineData("https://rest.fra-01.braze.eu/", "https://rest.fra-01.braze.eu")]
    public void An_instance_in_any_spelling_leads_to_its_endpoint(string instance, string target) =>
        _connector.Target(SomeBraze.Settings(("instance", instance))).ShouldBe(target);

    [Fact]
    public void Another_address_wins_over_the_instance_and_does_without_one()
    {
        var settings = SomeBraze.Settings(("instance", ""), ("baseUrl", "http://127.0.0.1:5999/braze/"));

        _connector.Target(settings).ShouldBe("http://127.0.0.1:5999/braze");
        _connector.StandIn(settings).ShouldBe(new Uri("http://127.0.0.1:5999/braze/"));
        _connector.StandIn(SomeBraze.Settings()).ShouldBeNull();
        _connector.Validate(SomeBraze.Integration(("instance", ""), ("baseUrl", "http://127.0.0.1:5999/braze"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("apiKey", " ", "settings.apiKey")]
    [InlineData("instance", "", "settings.instance")]
    [InlineData("instance", "mars-01", "settings.instance")]
    [InlineData("instance", "https://rest.example.org", "settings.instance")]
    [InlineData("instance", "https://dashboard-06.braze.com", "settings.instance")]
    [InlineData("createUsers", "maybe", "settings.createUsers")]
    [InlineData("identifyUsers", "1", "settings.identifyUsers")]
    [InlineData("recordsPerCall", "76", "settings.recordsPerCall")]
    [InlineData("recordsPerCall", "0", "settings.recordsPerCall")]
    [InlineData("baseUrl", "ftp://example.org", "settings.baseUrl")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeBraze.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void What_is_right_has_no_problems() => _connector.Validate(SomeBraze.Integration()).ShouldBeEmpty();

    [Fact]
    public void A_call_carries_no_more_than_every_plan_takes_unless_the_owner_says_so()
    {
        _connector.Limits("track", SomeBraze.Settings()).Records.ShouldBe(50);
        _connector.Limits("track", SomeBraze.Settings(("recordsPerCall", "75"))).Records.ShouldBe(75);
        _connector.Limits("track", SomeBraze.Settings(("recordsPerCall", "500"))).Records.ShouldBe(75);
        _connector.Limits("identify", SomeBraze.Settings(("recordsPerCall", "75"))).Records.ShouldBe(50);
    }
}
