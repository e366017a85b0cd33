using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Connectors.Tests.CleverTap;

public sealed class CleverTapIdentityTests
{
    readonly IConnector _connector = ConnectorCatalog.All["clevertap"];

    [Fact]
    public void Without_a_clevertap_id_an_event_waits()
    {
        var telling = Some.Telling(Some.Event(EventKind.Install), Some.Install(cleverTapId: null, user: "u-1"));

        _connector.Compose(telling).ShouldBe(new Composition.Waits("no_clevertap_id"));
    }

    [Fact]
    public void After_the_wait_it_goes_out_under_the_users_own_id()
    {
        var telling = Some.Telling(Some.Event(), Some.Install(cleverTapId: null, user: "u-1")) with { HasWaitedLongEnough = true };

        var record = Records(telling).ShouldHaveSingleItem();

        record.GetProperty("identity").GetString().ShouldBe("u-1");
        record.TryGetProperty("objectId", out _).ShouldBeFalse();
    }

    [Fact]
    public void After_the_wait_with_nobody_known_it_still_waits_and_never_uses_our_install_id()
    {
        var telling = Some.Telling(Some.Event(), Some.Install(cleverTapId: null)) with { HasWaitedLongEnough = true };

        _connector.Compose(telling).ShouldBe(new Composition.Waits("no_clevertap_id"));
    }

    [Fact]
    public void An_event_of_a_person_without_a_device_needs_no_waiting()
    {
        var telling = new Telling(Some.Event(user: "u-1") with { InstallId = null }, Subject.Nobody, Some.Integration());

        Records(telling).ShouldHaveSingleItem().GetProperty("identity").GetString().ShouldBe("u-1");
    }

    [Fact]
    public void By_customer_user_id_only_the_person_counts()
    {
        var byUser = Some.Integration(("matchBy", "customerUserId"));

        _connector.Compose(Some.Telling(Some.Event(), Some.Install(), integration: byUser)).ShouldBe(new Composition.Waits("missing_cuid"));
        Only(Some.Telling(Some.Event(user: "u-1"), Some.Install(), integration: byUser)).ShouldBe(("u-1", null));
        Only(Some.Telling(Some.Event(), Some.Install(user: "u-2"), integration: byUser)).ShouldBe(("u-2", null));
    }

    [Theory]
    [InlineData("email", "nila@example.test")]
    [InlineData("phone", "+911234567890")]
    [InlineData("custom_id", "u-1")]
    [InlineData("loyalty", "card-7")]
    [InlineData("Loyalty", "card-7")]
    public void By_identity_provider_the_person_is_who_they_are_there(string provider, string identity)
    {
        var user = Some.User(email: "nila@example.test", phone: "+911234567890") with { PartnerIds = new Dictionary<string, string> { ["loyalty"] = "card-7" } };
        var telling = Some.Telling(Some.Event(user: "u-1"), Some.Install(), user, Some.Integration(("matchBy", "identityProvider"), ("identityProvider", provider)));

        Only(telling).ShouldBe((identity, null));
    }

    [Fact]
    public void Somebody_whom_the_provider_does_not_know_is_waited_for() =>
        _connector.Compose(Some.Telling(
            Some.Event(user: "u-1"), Some.Install(), Some.User(), Some.Integration(("matchBy", "identityProvider"), ("identityProvider", "loyalty"))))
            .ShouldBe(new Composition.Waits("no_identity"));

    [Fact]
    public void An_identity_provider_has_a_name() =>
        _connector.Validate(Some.Integration(("matchBy", "identityProvider"))).ShouldHaveSingleItem().Path.ShouldBe("settings.identityProvider");

    [Fact]
    public void A_device_is_linked_to_its_person_once()
    {
        var first = Some.Telling(Some.Event(user: "u-1"), Some.Install(user: "u-1"));
        var later = first with { PersonOf = _ => "u-1" };

        Records(first).Select(record => record.GetProperty("type").GetString()).ShouldBe(["profile", "event"]);
        Records(first)[0].GetProperty("profileData").GetProperty("identity").GetString().ShouldBe("u-1");
        Records(later).Select(record => record.GetProperty("type").GetString()).ShouldBe(["event"]);
    }

    [Fact]
    public void The_link_is_remembered_with_the_record_that_makes_it()
    {
        var ready = (Composition.Ready)_connector.Compose(Some.Telling(Some.Event(EventKind.SignUp, user: "u-1"), Some.Install(user: "u-1")));

        ready.Parcels.ShouldHaveSingleItem().Link.ShouldBe(new IdentityLink(Some.CleverTapId, "u-1"));
    }

    [Fact]
    public void A_second_person_on_the_device_goes_out_under_their_own_id()
    {
        var telling = Some.Telling(Some.Event(EventKind.SignUp, user: "u-2"), Some.Install(user: "u-2"), Some.User("u-2", name: "Ravi"))
            with { PersonOf = _ => "u-1" };

        var record = Records(telling).ShouldHaveSingleItem();

        record.GetProperty("identity").GetString().ShouldBe("u-2");
        record.TryGetProperty("objectId", out _).ShouldBeFalse();
        record.GetProperty("profileData").TryGetProperty("identity", out _).ShouldBeFalse();
    }

    [Fact]
    public void An_event_of_the_person_before_is_not_put_on_the_next_persons_device()
    {
        var telling = Some.Telling(Some.Event(user: "u-1"), Some.Install(user: "u-2"));

        Records(telling).ShouldHaveSingleItem().GetProperty("identity").GetString().ShouldBe("u-1");
    }

    [Fact]
    public void An_identification_links_what_was_not_linked_and_else_says_nothing()
    {
        var telling = Some.Telling(Some.Event(EventKind.Identified), Some.Install(user: "u-1"));

        Records(telling).ShouldHaveSingleItem().GetProperty("profileData").GetProperty("identity").GetString().ShouldBe("u-1");
        _connector.Compose(telling with { PersonOf = _ => "u-1" }).ShouldBe(new Composition.Skips("nothing_to_tell"));
        _connector.Compose(telling with { Subject = new Subject(Some.Install(), null) }).ShouldBe(new Composition.Skips("nothing_to_tell"));
        _connector.Compose(telling with { Subject = new Subject(Some.Install(cleverTapId: null), null) })
            .ShouldBe(new Composition.Skips("nothing_to_tell"));
    }

    [Theory]
    [InlineData("has blank")]
    [InlineData("__gümlaut")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public void An_id_that_cannot_be_one_is_refused(string id) =>
        _connector.Compose(Some.Telling(Some.Event(), Some.Install(id))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("526");

    [Fact]
    public void Clevertaps_stopgap_id_is_sent_with_a_warning() =>
        _connector.Compose(Some.Telling(Some.Event(), Some.Install("__i123")))
            .ShouldBeOfType<Composition.Ready>().Warning.ShouldBe("fallback_clevertap_id");

    [Fact]
    public void Hashed_or_malformed_contacts_are_left_out()
    {
        const string Hash = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        var telling = Some.Telling(
            Some.Event(EventKind.SignUp, user: "u-1"), Some.Install(user: "u-1"), Some.User(name: Hash, email: Hash, phone: "98123 45670"));

        Records(telling).ShouldHaveSingleItem().GetProperty("profileData").GetRawText().ShouldBe("""{"identity":"u-1"}""");
    }

    List<JsonElement> Records(Telling telling) =>
        [.. ((Composition.Ready)_connector.Compose(telling)).Parcels.Select(parcel => JsonElement.Parse(parcel.Body.Span))];

    (string? Identity, string? ObjectId) Only(Telling telling)
    {
        var record = Records(telling).ShouldHaveSingleItem();
        return (Text("identity"), Text("objectId"));

        string? Text(string key) => record.TryGetProperty(key, out var value) ? value.GetString() : null;
    }
}
