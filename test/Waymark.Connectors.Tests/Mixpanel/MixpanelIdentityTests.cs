using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Mixpanel;

public sealed class MixpanelIdentityTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mixpanel"];

    [Fact]
    public void Nobody_told_an_id_so_the_install_is_the_device() => Ids(Tales.Of("web-visit", SomeMixpanel.Integration())).ShouldBe("$device:install-1 install-1 -");

    [Fact]
    public void A_user_and_their_device_become_one_person() => Ids(Tales.Of("payment", SomeMixpanel.Integration())).ShouldBe("customer-1 install-1 customer-1");

    [Fact]
    public void Mixpanels_own_device_goes_with_our_user() =>
        Ids(Tales.Of("payment", SomeMixpanel.Integration(), ("mixpanelDistinctId", "$device:7b1c"))).ShouldBe("$device:7b1c 7b1c customer-1");

    [Fact]
    public void A_person_that_the_app_named_to_mixpanel_gets_no_second_name() =>
        Ids(Tales.Of("payment", SomeMixpanel.Integration(), ("mixpanel_distinct_id", "nila"))).ShouldBe("nila - -");

    [Theory]
    [InlineData("null")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("Undefined")]
    public void A_word_that_mixpanel_refuses_is_no_id(string id) =>
        Ids(Tales.Of("payment", SomeMixpanel.Integration(), ("mixpanel_distinct_id", id))).ShouldBe("customer-1 install-1 customer-1");

    [Fact]
    public void An_owner_may_have_events_wait_for_the_id()
    {
        var telling = Tales.Of("event", SomeMixpanel.Integration(("waitForId", "yes")));

        _connector.Compose(telling).ShouldBe(new Composition.Waits("no_mixpanel_id"));
        _connector.Compose(telling with { HasWaitedLongEnough = true }).ShouldBeOfType<Composition.Ready>();
        _connector.Compose(Tales.Of("event", SomeMixpanel.Integration(("waitForId", "yes")), ("mixpanel_distinct_id", "nila"))).ShouldBeOfType<Composition.Ready>();
    }

    [Fact]
    public void An_identification_alone_is_nothing_to_tell() =>
        _connector.Compose(Some.Telling(Some.Event(EventKind.Identified), integration: SomeMixpanel.Integration()))
            .ShouldBe(new Composition.Skips("nothing_to_tell"));

    [Fact]
    public void Hashed_details_are_left_out()
    {
        const string Hash = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        var telling = Some.Telling(
            Some.Event(EventKind.SignUp, user: "u-1"), user: Some.User(name: Hash, email: Hash, phone: Hash), integration: SomeMixpanel.Integration());

        _connector.Compose(telling).ShouldBe(new Composition.Skips("nothing_to_tell"));
    }

    string Ids(Telling telling)
    {
        var properties = JsonElement.Parse(Tales.Compose(_connector, telling).Parcels[^1].Body.Span).GetProperty("properties");
        return string.Join(' ', new[] { "distinct_id", "$device_id", "$user_id" }.Select(name => properties.TryGetProperty(name, out var id) ? id.GetString() : "-"));
    }
}
