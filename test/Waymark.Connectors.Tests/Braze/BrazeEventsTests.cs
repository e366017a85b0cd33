using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.Braze;

public sealed class BrazeEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["braze"];

    [Fact]
    public void Long_names_and_texts_are_cut_between_characters()
    {
        var record = Record(Some.Event(name: new string('n', 300), user: "u-1", values: $$"""{"t":"{{new string('x', 254)}}😀"}"""));

        record.GetProperty("name").GetString()!.Length.ShouldBe(255);
        record.GetProperty("properties").GetProperty("t").GetString().ShouldBe(new string('x', 254));
    }

    [Fact]
    public void A_name_of_blanks_is_refused() =>
        _connector.Compose(Telling(Some.Event(name: "  ", user: "u-1"))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("no_name");

    [Theory]
    [InlineData("$lat", "lat")]
    [InlineData("price", "event_price")]
    [InlineData("time", "event_time")]
    [InlineData(" size ", "size")]
    public void Keys_that_braze_does_not_take_are_changed(string key, string told) =>
        Record(Some.Event(user: "u-1", values: $$"""{"{{key}}":1}""")).GetProperty("properties").GetProperty(told).GetInt32().ShouldBe(1);

    [Fact]
    public void Of_two_keys_that_become_one_the_first_stays() =>
        Record(Some.Event(user: "u-1", values: """{"$a":1,"a":2}""")).GetProperty("properties").GetProperty("a").GetInt32().ShouldBe(1);

    [Fact]
    public void Nested_parameters_end_where_braze_stops_reading()
    {
        var big = $$"""{"v":"{{new string('x', 30_000)}}"}""";
        var properties = Record(Some.Event(user: "u-1", values: $$"""{"one":{{big}},"two":{{big}},"three":3}""")).GetProperty("properties");

        properties.TryGetProperty("one", out _).ShouldBeTrue();
        properties.TryGetProperty("two", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_purchase_is_named_after_its_product()
    {
        var record = Record(Some.Event(EventKind.Payment, user: "u-1", values: """{"product_id":"gold-plan"}""") with { Revenue = new Money(9.99m, "USD") });

        record.GetProperty("product_id").GetString().ShouldBe("gold-plan");
        record.GetProperty("price").GetDecimal().ShouldBe(9.99m);
    }

    [Fact]
    public void Hashed_personal_data_is_not_a_profile()
    {
        var hash = new string('a', 64);
        var telling = SomeBraze.Telling(
            Some.Event(EventKind.UserUpdated, user: "u-1"), SomeBraze.Install(device: null), Some.User(name: hash, email: hash, phone: hash));

        _connector.Compose(telling).ShouldBe(new Composition.Skips("nothing_to_tell"));
    }

    [Fact]
    public void A_sign_up_that_the_list_names_is_an_event_too()
    {
        var telling = SomeBraze.Telling(Some.Event(EventKind.SignUp, user: "u-1"), SomeBraze.Install(device: null), Some.User(email: "a@example.org")) with
        {
            Mapping = new EventMapping { Event = "signup", As = "Registered" },
        };

        var parcels = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels;

        parcels.Count.ShouldBe(2);
        JsonDocument.Parse(parcels[1].Body).RootElement.GetProperty("name").GetString().ShouldBe("Registered");
    }

    static Telling Telling(StreamEvent happened) => SomeBraze.Telling(happened, SomeBraze.Install(device: null));

    JsonElement Record(StreamEvent happened) =>
        JsonDocument.Parse(_connector.Compose(Telling(happened)).ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem().Body).RootElement;
}
