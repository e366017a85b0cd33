using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Mixpanel;

public sealed class MixpanelEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mixpanel"];

    [Fact]
    public void An_event_id_that_mixpanel_takes_is_the_insert_id() => InsertId("j1-7").ShouldBe("j1-7");

    [Theory]
    [InlineData("a_b-7")]
    [InlineData("a-journal-with-a-name-that-is-far-too-long-7")]
    [InlineData("jürgen-7")]
    public void Any_other_event_id_always_gives_the_same_insert_id(string id)
    {
        InsertId(id).ShouldBe(InsertId(id));
        InsertId(id).Length.ShouldBe(36);
        InsertId(id).ShouldNotBe(InsertId(id + "0"));
    }

    [Theory]
    [InlineData("""{"distinct_id":"x","token":"y","ip":"z"}""", """{"distinct_id_":"x","token_":"y","ip_":"z"}""")]
    [InlineData("""{"a":{"b":{"c":1}}}""", """{"a":{"b":{"c":1}}}""")]
    [InlineData("""{"a":{"b":{"c":{"d":1}}}}""", """{"a":"{\"b\":{\"c\":{\"d\":1}}}"}""")]
    [InlineData("""{"a":12345678901234567890.12,"b":null,"c":""}""", """{"a":12345678901234567890.12}""")]
    [InlineData("[]", "{}")]
    public void Parameters_keep_clear_of_mixpanels_own(string values, string sent)
    {
        var all = Properties(Some.Event(name: "visited", values: values)).EnumerateObject()
            .Where(property => property.Name is not ("time" or "distinct_id" or "$insert_id" or "$device_id" or "$os"));

        JsonSerializer.Serialize(all.ToDictionary(property => property.Name, property => property.Value)).ShouldBe(JsonSerializer.Serialize(JsonElement.Parse(sent)));
    }

    [Fact]
    public void No_event_has_more_properties_than_mixpanel_takes()
    {
        var values = JsonSerializer.Serialize(Enumerable.Range(0, 400).ToDictionary(i => $"key{i}", i => i));

        Properties(Some.Event(name: "visited", values: values)).EnumerateObject().Count().ShouldBeLessThan(255);
    }

    [Fact]
    public void A_list_that_is_too_long_travels_as_text() =>
        Properties(Some.Event(name: "visited", values: $$"""{"list":[{{string.Join(',', Enumerable.Range(0, 300))}}]}"""))
            .GetProperty("list").ValueKind.ShouldBe(JsonValueKind.String);

    [Fact]
    public void Later_evidence_overwrites_what_an_install_only_sets_once()
    {
        Operations(EventKind.Install).ShouldBe(["$distinct_id", "$set_once"]);
        Operations(EventKind.AttributionChanged).ShouldBe(["$distinct_id", "$set"]);
    }

    IEnumerable<string> Operations(EventKind kind) =>
        JsonElement.Parse(Tales.Compose(_connector, Some.Telling(Some.Event(kind), integration: SomeMixpanel.Integration())).Parcels[0].Body.Span)
            .EnumerateObject().Select(field => field.Name);

    string InsertId(string eventId) => Properties(Some.Event(name: "visited") with { Id = eventId }).GetProperty("$insert_id").GetString()!;

    JsonElement Properties(StreamEvent happened) =>
        JsonElement.Parse(Tales.Compose(_connector, Some.Telling(happened, integration: SomeMixpanel.Integration())).Parcels[^1].Body.Span).GetProperty("properties");
}
