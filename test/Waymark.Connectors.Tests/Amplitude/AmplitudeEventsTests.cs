using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.Amplitude;

public sealed class AmplitudeEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["amplitude"];

    [Theory]
    [InlineData("[Amplitude] Revenue")]
    [InlineData("[amplitude] start session")]
    [InlineData("$identify")]
    [InlineData(" ")]
    public void A_name_that_amplitude_would_refuse_is_refused_at_once(string name) =>
        _connector.Compose(Telling(Some.Event(name: name))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("event_type");

    [Fact]
    public void Texts_end_at_1024_characters_however_deep()
    {
        var text = new string('é', 2_000);
        var properties = Event(Some.Event(name: "visited", values: $$$"""{"text":"{{{text}}}","deep":{"list":["{{{text}}}"]}}""")).GetProperty("event_properties");

        properties.GetProperty("text").GetString()!.Length.ShouldBe(1_024);
        properties.GetProperty("deep").GetProperty("list")[0].GetString()!.Length.ShouldBe(1_024);
    }

    [Fact]
    public void Revenue_is_told_once_and_price_and_quantity_stay_properties()
    {
        var sent = Event(Some.Event(name: "bought", values: """{"price":5,"quantity":2,"amount":9}""") with { Revenue = new Money(9, "EUR") });

        sent.GetProperty("revenue").GetDecimal().ShouldBe(9);
        sent.TryGetProperty("price", out _).ShouldBeFalse();
        sent.GetProperty("event_properties").GetRawText().ShouldBe("""{"price":5,"quantity":2,"amount":9,"currency":"EUR"}""");
    }

    [Fact]
    public void An_event_that_earned_nothing_has_no_revenue() =>
        Event(Some.Event(name: "visited", values: """{"amount":3}""")).TryGetProperty("revenue", out _).ShouldBeFalse();

    [Fact]
    public void Only_an_installs_origin_is_set_once()
    {
        Operation(EventKind.Install).ShouldBe("$setOnce");
        Operation(EventKind.AttributionChanged).ShouldBe("$set");
        Event(Some.Event(EventKind.Reattribution, credit: Some.Meta)).TryGetProperty("user_properties", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("amp-device-7", "amp-device-7 customer-1")]
    [InlineData("unknown", "install-1 customer-1")]
    [InlineData(" ", "install-1 customer-1")]
    public void The_device_is_amplitudes_own_where_it_is_known(string handedOver, string ids)
    {
        var sent = JsonElement.Parse(Tales.Compose(
            _connector, Tales.Of("payment", SomeAmplitude.Integration(), ("amplitude_device_id", handedOver))).Parcels[0].Body.Span);

        $"{sent.GetProperty("device_id")} {sent.GetProperty("user_id")}".ShouldBe(ids);
    }

    [Fact]
    public void An_owner_may_have_events_wait_for_the_id()
    {
        var telling = Tales.Of("event", SomeAmplitude.Integration(("waitForId", "yes")));

        _connector.Compose(telling).ShouldBe(new Composition.Waits("no_amplitude_id"));
        _connector.Compose(telling with { HasWaitedLongEnough = true }).ShouldBeOfType<Composition.Ready>();
    }

    [Fact]
    public void Nobody_is_not_sent() =>
        _connector.Compose(Telling(Some.Event() with { InstallId = null })).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("no_identity");

    string Operation(EventKind kind) => Event(Some.Event(kind)).GetProperty("user_properties").EnumerateObject().Single().Name;

    JsonElement Event(StreamEvent happened) => JsonElement.Parse(Tales.Compose(_connector, Telling(happened)).Parcels.ShouldHaveSingleItem().Body.Span);

    static Telling Telling(StreamEvent happened) => Some.Telling(happened, integration: SomeAmplitude.Integration());
}
