using System.Text.Json.Nodes;
using Waymark.Apps.Documents;

namespace Waymark.Connectors.Tests.Template;

public sealed class TemplatePackTests
{
    const string Northwind = """
        {
          // the network's own page says all of it
          "name": "northwind", "displayName": "Northwind", "documentation": "https://northwind.example/docs", "checkedOn": "2026-11-21",
          "sources": ["NORTHWIND"],
          "settings": [ { "name": "advertiserId", "description": "Your number.", "required": true },
                        { "name": "apiKey", "description": "Your key.", "secret": true },
                        { "name": "zone", "description": "Where.", "allowed": ["eu", "us"], "default": "eu" } ],
          "method": "POST",
          "urls": { "event": "https://s2s.northwind.example/{zone}/{advertiserId}?click={click_id}" },
          "headers": { "X-Key": "{apiKey}" },
          "contentType": "application/json",
          "body": "{\"event\":\"{partner_event_id}\"}",
          "success": { "contains": "accepted" },
          "limits": { "callsInFlight": 2 },
        }
        """;

    [Fact]
    public async Task A_file_is_a_partner_like_any_other()
    {
        var (catalog, problems) = ConnectorCatalog.BuiltIn.With([new PackFile("northwind.json", Northwind)]);
        var connector = catalog.Connectors["northwind"];
        var telling = SomeTemplate.Telling(SomeTemplate.Purchase, ("advertiserId", "77"), ("apiKey", "k"));

        problems.ShouldBeEmpty();
        var parcel = connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem();
        using var request = connector.Build(parcel.Route, [parcel], telling.Integration.Settings);
        request.RequestUri!.OriginalString.ShouldBe("https://s2s.northwind.example/eu/77?click=net%201%262");
        request.Headers.GetValues("X-Key").ShouldBe(["k"]);
        (await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"event":"Bought it"}""");
        parcel.Confirmation.ShouldBe("accepted");
        connector.Sources.ShouldBe(["NORTHWIND"]);
        connector.Limits("postback", telling.Integration.Settings).InFlight.ShouldBe(2);
        catalog.Known.SettingsOf("northwind")!.Select(setting => setting.Name).ShouldBe(["advertiserId", "apiKey", "zone"]);
        catalog.Connectors.ShouldContainKey("clevertap");
    }

    [Fact]
    public void Its_settings_are_checked()
    {
        var connector = ConnectorCatalog.BuiltIn.With([new PackFile("northwind.json", Northwind)]).Catalog.Connectors["northwind"];

        Paths().ShouldBe(["settings.advertiserId"]);
        Paths(("advertiserId", "77"), ("zone", "mars")).ShouldBe(["settings.zone"]);
        Paths(("advertiserId", "77"), ("apiKey", "a\nb")).ShouldBe(["settings"]);

        IEnumerable<string> Paths(params (string, string)[] settings) => connector.Validate(SomeTemplate.Integration(settings)).Select(problem => problem.Path);
    }

    [Theory]
    [InlineData("ftp://x.example")]
    [InlineData("https://x.example/?a=1")]
    [InlineData("https://u:p@x.example")]
    [InlineData("https://{click_id}.example")]
    public void An_address_that_the_owner_fills_in_is_checked(string address) =>
        ConnectorCatalog.All["voluum"].Validate(SomeTemplate.Integration(("postbackUrl", address))).ShouldHaveSingleItem().Path.ShouldBe("settings.postbackUrl");

    [Theory]
    [InlineData("name", "\"North Wind\"", "name")]
    [InlineData("name", "\"clevertap\"", "name")]
    [InlineData("name", "\"voluum\"", "name")]
    [InlineData("displayName", "\"\"", "displayName")]
    [InlineData("documentation", "\"see the wiki\"", "documentation")]
    [InlineData("checkedOn", "\"yesterday\"", "checkedOn")]
    [InlineData("checkedOn", "\"2026-02-31\"", "checkedOn")]
    [InlineData("class", "\"friend\"", "class")]
    [InlineData("method", "\"PUT\"", "method")]
    [InlineData("urls", "{}", "urls")]
    [InlineData("urls", "{\"evnt\":\"https://x.example\"}", "urls.evnt")]
    [InlineData("urls", "{\"event\":\"https://{zone}.example\"}", "urls.event")]
    [InlineData("urls", "{\"event\":\"{apiKey}/x\"}", "urls.event")]
    [InlineData("settings", "[{\"name\":\"click_id\",\"description\":\"X.\"}]", "settings[0].name")]
    [InlineData("settings", "[{\"name\":\"a\",\"description\":\"no full stop\"}]", "settings[0].description")]
    [InlineData("headers", "{\"Host\":\"x\"}", "headers[\"Host\"]")]
    [InlineData("headers", "{\"X-A\":\"{click_id}\"}", "headers[\"X-A\"]")]
    [InlineData("limits", "{\"callsInFlight\":99}", "limits.callsInFlight")]
    [InlineData("colour", "\"red\"", "colour")]
    public void What_is_wrong_is_named_with_file_and_place(string key, string value, string path)
    {
        var pack = (JsonObject)DocumentJson.Parse(Northwind).Document!;
        pack[key] = JsonNode.Parse(value);
        if (key == "settings") pack["headers"] = new JsonObject();

        var (catalog, problems) = ConnectorCatalog.BuiltIn.With([new PackFile("partners/northwind.json", pack.ToJsonString())]);

        problems.ShouldContain(problem => problem.File == "partners/northwind.json" && problem.Path == path);
        catalog.Connectors["clevertap"].ShouldBeSameAs(ConnectorCatalog.All["clevertap"]);
        catalog.Connectors["voluum"].ShouldBeSameAs(ConnectorCatalog.All["voluum"]);
    }

    [Theory]
    [InlineData("{ nonsense", "not valid JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("null", "must be an object")]
    public void A_file_that_cannot_be_read_at_all_says_so(string text, string message) =>
        ConnectorCatalog.BuiltIn.With([new PackFile("x.json", text)]).Problems.ShouldHaveSingleItem().Message.ShouldContain(message);

    [Fact]
    public void Two_files_cannot_share_a_name()
    {
        var (_, problems) = ConnectorCatalog.BuiltIn.With([new PackFile("a.json", Northwind), new PackFile("b.json", Northwind)]);

        problems.ShouldHaveSingleItem().ToString().ShouldBe("b.json: name: there is a partner \"northwind\" already; choose another name");
    }

    [Fact]
    public void A_partner_whose_file_broke_is_broken_and_does_not_stop_the_configuration()
    {
        var (catalog, _) = ConnectorCatalog.BuiltIn.With([new PackFile("northwind.json", """{ "name": "northwind", "urls": 7 }""")]);
        var integration = SomeTemplate.Integration(("apiKey", "k")) with { Partner = "northwind" };

        catalog.Known.Check(integration).ShouldBeEmpty();
        catalog.Known.Find("northwind", "apiKey")!.Secret.ShouldBeTrue();
        catalog.Connectors["northwind"].Validate(integration).ShouldHaveSingleItem().Message.ShouldContain("northwind.json");
    }

    [Fact]
    public void The_published_schema_uses_nothing_that_cannot_be_checked() =>
        ConnectorCatalog.PackSchema.Check(DocumentJson.Parse(Northwind).Document).ShouldBeEmpty();
}
