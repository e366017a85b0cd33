using System.Text.Json.Nodes;
using Waymark.Apps.Documents;
using Waymark.Integrations;

namespace Waymark.Tests.Apps.Documents;

public sealed class IntegrationCopyTests
{
    static readonly KnownPartners Partners = new(
    [
        KeyValuePair.Create<string, IReadOnlyList<SettingDescription>>(
            "clevertap",
            [new("accountId", "") { Required = true }, new("passcode", "") { Required = true, Secret = true }, new("token", "") { Secret = true }, new("region", "")]),
    ]);

    readonly JsonObject _document = JsonNode.Parse(
        """
        { "apps": [
          { "id": "shop", "integrations": [ { "id": "ct", "partner": "clevertap", "active": true, "installs": "attributed",
              "settings": { "accountId": "A", "passcode": "***", "token": "***", "region": "IN" }, "events": [ { "event": "*" } ] } ] },
          { "id": "market" },
          { "id": "full", "integrations": [ { "id": "ct", "partner": "clevertap" } ] } ] }
        """)!.AsObject();

    [Fact]
    public void A_copy_has_every_decision_and_no_credentials_and_is_off()
    {
        IntegrationCopy.Make(_document, ("shop", "ct"), ("market", "ct"), Partners).ShouldBeNull();

        _document["apps"]![1]!["integrations"]!.ToJsonString().ShouldBe(
            """[{"id":"ct","partner":"clevertap","active":false,"installs":"attributed","settings":{"region":"IN"},"events":[{"event":"*"}]}]""");
        _document["apps"]![0]!["integrations"]![0]!["active"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("shop", "none", "market", "There is no integration none of app shop")]
    [InlineData("none", "ct", "market", "There is no integration ct of app none")]
    [InlineData("shop", "ct", "none", "There is no app none")]
    [InlineData("shop", "ct", "full", "App full has an integration ct already")]
    public void What_is_in_the_way_is_said(string app, string integration, string to, string problem)
    {
        var before = _document.ToJsonString();

        IntegrationCopy.Make(_document, (app, integration), (to, "ct"), Partners)!.ShouldStartWith(problem);

        _document.ToJsonString().ShouldBe(before);
    }
}
