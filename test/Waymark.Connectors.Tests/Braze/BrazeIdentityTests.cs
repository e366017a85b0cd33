using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Braze;

public sealed class BrazeIdentityTests
{
    readonly IConnector _connector = ConnectorCatalog.All["braze"];

    [Fact]
    public void The_users_own_id_comes_first() =>
        Record(SomeBraze.Telling(Some.Event(user: "u-1")) with { PersonOf = _ => "u-1" }).GetProperty("external_id").GetString().ShouldBe("u-1");

    [Fact]
    public void The_last_user_of_the_device_counts_when_the_event_names_none() =>
        Record(SomeBraze.Telling(Some.Event(), SomeBraze.Install(device: null, user: "u-2"))).GetProperty("external_id").GetString().ShouldBe("u-2");

    [Fact]
    public void A_profile_id_of_brazes_comes_before_a_device()
    {
        var install = SomeBraze.Install() with
        {
            PartnerIds = new Dictionary<string, string> { ["braze_id"] = "5fc7", ["braze_device_id"] = SomeBraze.Device },
        };

        var record = Record(SomeBraze.Telling(Some.Event(), install));

        record.GetProperty("braze_id").GetString().ShouldBe("5fc7");
        record.TryGetProperty("user_alias", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_device_is_an_alias_that_may_be_created()
    {
        var record = Record(SomeBraze.Telling(Some.Event(), integration: SomeBraze.Integration(("aliasLabel", "device"))));

        record.GetProperty("user_alias").GetRawText().ShouldBe($$"""{"alias_name":"{{SomeBraze.Device}}","alias_label":"device"}""");
        record.GetProperty("_update_existing_only").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void Nobody_is_created_when_the_owner_says_so() =>
        Record(SomeBraze.Telling(Some.Event(), integration: SomeBraze.Integration(("createUsers", "false"))))
            .GetProperty("_update_existing_only").GetBoolean().ShouldBeTrue();

    [Fact]
    public void Without_any_id_the_event_waits() =>
        _connector.Compose(SomeBraze.Telling(Some.Event(), SomeBraze.Install(device: null))).ShouldBe(new Composition.Waits("no_braze_user"));

    [Fact]
    public void Ids_that_say_nothing_new_are_not_worth_telling() =>
        _connector.Compose(SomeBraze.Telling(Some.Event(EventKind.Identified), SomeBraze.Install(device: null))).ShouldBe(new Composition.Skips("nothing_to_tell"));

    [Fact]
    public void The_device_is_joined_to_the_person_once()
    {
        var telling = SomeBraze.Telling(Some.Event(user: "u-1"));

        var first = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels;
        first.Select(parcel => parcel.Route).ShouldBe(["identify", "track"]);
        first[0].Link.ShouldBe(new IdentityLink(SomeBraze.Device, "u-1"));

        var later = _connector.Compose(telling with { PersonOf = _ => "u-1" }).ShouldBeOfType<Composition.Ready>().Parcels;
        later.ShouldHaveSingleItem().Route.ShouldBe("track");
    }

    [Fact]
    public void Nothing_is_joined_when_the_key_may_not() =>
        _connector.Compose(SomeBraze.Telling(Some.Event(user: "u-1"), integration: SomeBraze.Integration(("identifyUsers", "false"))))
            .ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem().Route.ShouldBe("track");

    JsonElement Record(Telling telling) =>
        JsonDocument.Parse(_connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels.Single(parcel => parcel.Route == "track").Body).RootElement;
}
