using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.PostHog;

public sealed class PostHogEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["posthog"];

    [Fact]
    public void The_uuid_follows_from_the_events_id()
    {
        Uuid("j1-7").ShouldBe(Uuid("j1-7"));
        Uuid("j1-7").ShouldNotBe(Uuid("j1-8"));
        Guid.Parse(Uuid("j1-7")).Version.ShouldBe(8);
    }

    [Theory]
    [InlineData("$identify")]
    [InlineData("$create_alias")]
    [InlineData("$anything")]
    [InlineData("")]
    public void A_name_with_a_meaning_of_its_own_is_refused(string name) =>
        _connector.Compose(Telling(Some.Event(name: name))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("event");

    [Fact]
    public void A_screen_is_a_screen() => Event(Some.Event(name: "$screen")).GetProperty("event").GetString().ShouldBe("$screen");

    [Fact]
    public void A_parameter_cannot_change_the_person()
    {
        var properties = Event(Some.Event(name: "visited", values: """{"$set":{"email":"x"},"distinct_id":"other","plain":1}""")).GetProperty("properties");

        properties.TryGetProperty("$set", out _).ShouldBeFalse();
        properties.GetProperty("$set_").GetProperty("email").GetString().ShouldBe("x");
        properties.GetProperty("distinct_id_").GetString().ShouldBe("other");
        properties.GetProperty("plain").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_device_is_merged_into_its_user_once()
    {
        var first = Tales.Compose(_connector, Tales.Of("payment", SomePostHog.Integration()));
        var second = Tales.Compose(_connector, Tales.Of("payment", SomePostHog.Integration()) with { PersonOf = device => device == "install-1" ? "customer-1" : null });

        first.Parcels.Select(Name).ShouldBe(["$identify", "purchase"]);
        first.Parcels[0].Link.ShouldBe(new IdentityLink("install-1", "customer-1"));
        second.Parcels.Select(Name).ShouldBe(["purchase"]);
    }

    [Fact]
    public void An_app_that_uses_posthog_merges_its_devices_itself()
    {
        var ready = Tales.Compose(_connector, Tales.Of("payment", SomePostHog.Integration(), ("posthogDistinctId", "ph-1")));

        JsonElement.Parse(ready.Parcels.ShouldHaveSingleItem().Body.Span).GetProperty("distinct_id").GetString().ShouldBe("ph-1");
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("[object Object]")]
    public void A_word_that_posthog_refuses_is_no_id(string id) =>
        Tales.Compose(_connector, Tales.Of("payment", SomePostHog.Integration(), ("posthog_distinct_id", id)))
            .Parcels.Select(parcel => JsonElement.Parse(parcel.Body.Span).GetProperty("distinct_id").GetString()).ShouldAllBe(sent => sent == "customer-1");

    [Fact]
    public void An_owner_may_have_events_wait_for_the_id()
    {
        var telling = Tales.Of("event", SomePostHog.Integration(("waitForId", "yes")));

        _connector.Compose(telling).ShouldBe(new Composition.Waits("no_posthog_id"));
        _connector.Compose(telling with { HasWaitedLongEnough = true }).ShouldBeOfType<Composition.Ready>();
    }

    [Fact]
    public void Only_what_is_older_than_two_days_is_history()
    {
        Route(TimeSpan.FromHours(48)).ShouldBe("batch");
        Route(TimeSpan.FromHours(49)).ShouldBe("history");
    }

    string Route(TimeSpan age) => Tales.Compose(_connector, Telling(Some.Event(name: "visited")) with { Now = Some.Moment + age }).Parcels[0].Route;

    static string? Name(Parcel parcel) => JsonElement.Parse(parcel.Body.Span).GetProperty("event").GetString();

    string Uuid(string id) => Event(Some.Event(name: "visited") with { Id = id }).GetProperty("uuid").GetString()!;

    JsonElement Event(StreamEvent happened) => JsonElement.Parse(Tales.Compose(_connector, Telling(happened)).Parcels.ShouldHaveSingleItem().Body.Span);

    static Telling Telling(StreamEvent happened) => Some.Telling(happened, integration: SomePostHog.Integration());
}
