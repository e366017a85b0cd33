using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.CleverTap;

public sealed class CleverTapEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["clevertap"];

    [Theory]
    [InlineData("App Launched")]
    [InlineData("utm visited")]
    [InlineData(" Stayed ")]
    [InlineData("App. Installed")]
    public void A_reserved_name_is_refused_whatever_its_letter_case(string name) =>
        _connector.Compose(Some.Telling(Some.Event(name: name))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("513");

    [Theory]
    [InlineData("add.to:cart", "addtocart")]
    [InlineData(" spaced out ", "spaced out")]
    [InlineData("a$b'c\"d\\e%f>g<h!i|j&k;l", "abcdefghijkl")]
    public void Prohibited_characters_are_taken_out_of_names(string name, string sent) => Name(Some.Event(name: name)).ShouldBe(sent);

    [Fact]
    public void A_name_of_nothing_but_prohibited_characters_is_refused() =>
        _connector.Compose(Some.Telling(Some.Event(name: "$%&"))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("509");

    [Fact]
    public void A_name_is_cut_at_120_characters() => Name(Some.Event(name: new string('x', 200))).Length.ShouldBe(120);

    [Fact]
    public void The_row_of_the_event_list_renames() =>
        Name(Some.Event(name: "purchase"), new EventMapping { Event = "purchase", As = "Bought" }).ShouldBe("Bought");

    [Fact]
    public void A_payment_that_brought_nothing_in_is_no_purchase() =>
        _connector.Compose(Some.Telling(Some.Event(EventKind.Payment)) with { Mapping = new EventMapping { Event = "payment", As = "Charged" } })
            .ShouldBe(new Composition.Skips("payment_not_completed"));

    [Fact]
    public void A_value_ends_at_512_bytes_and_never_inside_a_character()
    {
        var sent = Properties("""{"text":"TEXT"}""".Replace("TEXT", new string('é', 400), StringComparison.Ordinal)).GetProperty("text").GetString()!;

        Encoding.UTF8.GetByteCount(sent).ShouldBe(512);
        sent.ShouldAllBe(c => c == 'é');
    }

    [Fact]
    public void No_more_than_a_hundred_properties_are_sent()
    {
        var values = JsonSerializer.Serialize(Enumerable.Range(0, 200).ToDictionary(i => $"key{i}", i => i));

        Properties(values).EnumerateObject().Count().ShouldBeLessThanOrEqualTo(100);
    }

    [Theory]
    [InlineData("""{"a.b":1,"ab":2}""", """{"om_event_id":"j1-7","ab":2}""")]
    [InlineData("""{"a.b":1,"a:b":2}""", """{"om_event_id":"j1-7","ab":1}""")]
    [InlineData("""{"\u0061b":1}""", """{"om_event_id":"j1-7","ab":1}""")]
    [InlineData("""{"#":1,"om_event_id":"mine"}""", """{"om_event_id":"j1-7"}""")]
    [InlineData("""{"big":12345678901234567890.12,"e":1e3}""", """{"om_event_id":"j1-7","big":12345678901234567890.12,"e":1e3}""")]
    [InlineData("[]", """{"om_event_id":"j1-7"}""")]
    public void Keys_are_allowed_and_single_and_numbers_keep_their_digits(string values, string sent) =>
        Properties(values).GetRawText().ShouldBe(sent);

    [Fact]
    public void An_events_parameters_go_out_as_the_app_wrote_them_and_nothing_is_added() =>
        EventData(Some.Event(name: "buy", values: """{"af_revenue":9.99,"af_price":4.99,"currency":"EUR","deep":{"list":[{"price":1}]}}""")
            with { Revenue = new Money(9.99m, "EUR") })
            .ShouldBe("""{"om_event_id":"j1-7","af_revenue":9.99,"af_price":4.99,"currency":"EUR","deep":"{\"list\":[{\"price\":1}]}"}""");

    [Fact]
    public void What_the_owner_withholds_does_not_come_back() =>
        EventData(Some.Event(name: "buy")).ShouldBe("""{"om_event_id":"j1-7"}""");

    string EventData(StreamEvent happened) =>
        JsonElement.Parse(((Composition.Ready)_connector.Compose(Some.Telling(happened))).Parcels[^1].Body.Span).GetProperty("evtData").GetRawText();

    string Name(StreamEvent happened, EventMapping? mapping = null) =>
        JsonElement.Parse(((Composition.Ready)_connector.Compose(Some.Telling(happened) with { Mapping = mapping })).Parcels[^1].Body.Span)
            .GetProperty("evtName").GetString()!;

    JsonElement Properties(string values) =>
        JsonElement.Parse(EventData(Some.Event(name: "visited", values: values)));
}
