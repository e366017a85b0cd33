using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;

namespace Waymark.Connectors.Tests.MParticle;

public sealed class MParticleIdentityTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mparticle"];

    [Fact]
    public void The_user_is_the_customer() =>
        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(user: "u-1"))).GetProperty("user_identities").GetRawText().ShouldBe("""{"customer_id":"u-1"}""");

    [Fact]
    public void Mparticles_own_ids_are_used_when_the_app_hands_them_over()
    {
        var batch = SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(), WithIds()));

        batch.GetProperty("mpid").GetRawText().ShouldBe("-7346244611012968789");
        batch.GetProperty("mp_deviceid").GetString().ShouldBe("6d92078a-8246-4ba4-ae5b-76104861e7dc");
    }

    [Fact]
    public void The_devices_profile_is_not_that_of_somebody_else() =>
        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(user: "u-2"), WithIds() with { UserId = "u-1" })).TryGetProperty("mpid", out _).ShouldBeFalse();

    [Fact]
    public void An_event_about_nobody_waits()
    {
        var install = SomeMParticle.Android() with { Device = DeviceTraits.Unknown };

        _connector.Compose(SomeMParticle.Telling(Some.Event(), install)).ShouldBe(new Composition.Waits("no_mparticle_identity"));
    }

    [Fact]
    public void Hashed_personal_data_names_nobody()
    {
        var hash = new string('a', 64);

        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.UserUpdated, user: "u-1"), user: Some.User(name: hash, email: hash, phone: hash)))
            .GetProperty("user_identities").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("customer_id");
    }

    [Fact]
    public void An_id_of_another_tool_is_nothing_to_mparticle() =>
        _connector.Compose(SomeMParticle.Telling(Some.Event(EventKind.Identified))).ShouldBe(new Composition.Skips("nothing_to_tell"));

    static Install WithIds() => SomeMParticle.Android() with
    {
        PartnerIds = new Dictionary<string, string> { ["mpid"] = "-7346244611012968789", ["mp_deviceId"] = "6D92078A-8246-4BA4-AE5B-76104861E7DC" },
    };
}
