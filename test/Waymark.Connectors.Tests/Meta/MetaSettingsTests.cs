using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Connectors.Tests.Meta;

public sealed class MetaSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["meta"];

    [Fact]
    public void Meta_is_an_ad_network_with_sources_of_its_own()
    {
        _connector.Class.ShouldBe(PartnerClass.AdNetwork);
        _connector.Sources.ShouldBe(["META", "FACEBOOK", "INSTAGRAM"]);
    }

    [Fact]
    public void Events_go_to_the_dataset() => _connector.Target(SomeMeta.Settings()).ShouldBe("https://graph.facebook.com/v24.0/1234567890/events");

    [Fact]
    public void Another_address_takes_the_hosts_place()
    {
        var settings = SomeMeta.Settings(("baseUrl", "http://127.0.0.1:5999/meta/"), ("apiVersion", "v25.0"));

        _connector.Target(settings).ShouldBe("http://127.0.0.1:5999/meta/v25.0/1234567890/events");
        _connector.StandIn(settings).ShouldBe(new Uri("http://127.0.0.1:5999/meta/"));
        _connector.StandIn(SomeMeta.Settings()).ShouldBeNull();
    }

    [Fact]
    public async Task The_token_is_never_in_the_address()
    {
        var requests = _connector.Probes(SomeMeta.Settings()).Append(_connector.Build("events", [], SomeMeta.Settings()));

        foreach (var request in requests)
        {
            request.RequestUri!.OriginalString.ShouldNotContain("test-token");
            request.Headers.Authorization!.ToString().ShouldBe("Bearer test-token");
            if (request.Content is { } content) (await content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("test-token");
        }
    }

    [Theory]
    [InlineData("datasetId", "", "settings.datasetId")]
    [InlineData("datasetId", "12/34", "settings.datasetId")]
    [InlineData("accessToken", " ", "settings.accessToken")]
    [InlineData("apiVersion", "24", "settings.apiVersion")]
    [InlineData("limitedDataUse", "LDU", "settings.limitedDataUse")]
    [InlineData("limitedDataUseCountry", "2", "settings.limitedDataUseCountry")]
    [InlineData("limitedDataUseState", "CA", "settings.limitedDataUseState")]
    [InlineData("eventsPerCall", "1001", "settings.eventsPerCall")]
    [InlineData("baseUrl", "graph.example.org", "settings.baseUrl")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeMeta.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_name_that_meta_could_not_read_is_refused()
    {
        var integration = SomeMeta.Integration() with
        {
            Events = [new EventMapping { Event = "購入", As = "Purchase" }, new EventMapping { Event = "購入" }, new EventMapping { Event = "x", As = "-" }],
        };

        _connector.Validate(integration).Select(problem => problem.Path).ShouldBe(["events[1].event", "events[2].as"]);
    }

    [Fact]
    public void A_call_carries_what_the_owner_says()
    {
        _connector.Limits("events", SomeMeta.Settings()).Records.ShouldBe(100);
        _connector.Limits("events", SomeMeta.Settings(("eventsPerCall", "1000"))).Records.ShouldBe(1000);
    }
}
