using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.MParticle;

public sealed class MParticleEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mparticle"];

    [Fact]
    public void A_repeat_is_recognised_by_our_events_id()
    {
        var batch = SomeMParticle.Batch(SomeMParticle.Telling(Some.Event()));

        batch.GetProperty("source_request_id").GetString().ShouldBe("j1-7");
        Only(batch).GetProperty("source_message_id").GetString().ShouldBe("j1-7");
    }

    [Theory]
    [InlineData(EventKind.InApp, "other")]
    [InlineData(EventKind.Payment, "transaction")]
    [InlineData(EventKind.PaymentRemoved, "transaction")]
    [InlineData(EventKind.Web, "navigation")]
    [InlineData(EventKind.Open, "navigation")]
    public void Custom_events_have_the_type_that_fits(EventKind kind, string type) =>
        Only(SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(kind, user: "u-1")))).GetProperty("custom_event_type").GetString().ShouldBe(type);

    [Fact]
    public void Attribution_info_needs_a_campaign()
    {
        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.Install, credit: Some.Meta)))
            .GetProperty("attribution_info").GetRawText().ShouldBe("""{"service_provider":"Waymark","publisher":"meta","campaign":"Summer_Sale"}""");
        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.Install))).TryGetProperty("attribution_info", out _).ShouldBeFalse();
        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.Install, credit: Some.Meta with { Campaign = null }))).TryGetProperty("attribution_info", out _)
            .ShouldBeFalse();
    }

    [Fact]
    public void A_changed_profile_has_no_events() =>
        SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.UserUpdated, user: "u-1"))).GetProperty("events").GetArrayLength().ShouldBe(0);

    [Fact]
    public void A_sign_up_that_the_list_names_is_an_event_too() =>
        Only(SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.SignUp, user: "u-1")) with
        {
            Mapping = new EventMapping { Event = "signup", As = "Registered" },
        })).GetProperty("event_name").GetString().ShouldBe("Registered");

    [Fact]
    public void The_payments_product_is_named_by_the_app() =>
        Only(SomeMParticle.Batch(SomeMParticle.Telling(
            Some.Event(EventKind.Payment, values: """{"product_id":"gold-plan"}""") with { Revenue = new Money(9.99m, "USD") })))
            .GetProperty("product_action").GetProperty("products")[0].GetProperty("id").GetString().ShouldBe("gold-plan");

    [Fact]
    public void Names_and_values_end_where_mparticle_cuts_them()
    {
        var data = Only(SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(
            name: new string('n', 300), values: $$"""{"{{new string('k', 300)}}":"{{new string('v', 5000)}}"}"""))));

        data.GetProperty("event_name").GetString()!.Length.ShouldBe(256);
        var attribute = data.GetProperty("custom_attributes").EnumerateObject().ShouldHaveSingleItem();
        attribute.Name.Length.ShouldBe(256);
        attribute.Value.GetString()!.Length.ShouldBe(4096);
    }

    [Fact]
    public void A_hundred_attributes_are_told() =>
        Only(SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(values: Many(120, "1"))))).GetProperty("custom_attributes").EnumerateObject().Count().ShouldBe(100);

    [Fact]
    public void A_batch_is_never_larger_than_mparticle_takes()
    {
        var telling = SomeMParticle.Telling(Some.Event(values: Many(90, $"\"{new string('é', 3000)}\"")));

        _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0].Body.Length.ShouldBeLessThan(128 * 1024);
    }

    [Fact]
    public void What_happened_long_ago_has_a_call_of_its_own()
    {
        var telling = SomeMParticle.Telling(Some.Event(user: "u-1")) with { Now = Some.Moment.AddDays(31) };
        var profile = SomeMParticle.Telling(Some.Event(EventKind.UserUpdated, user: "u-1")) with { Now = Some.Moment.AddDays(31) };

        var parcel = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0];

        parcel.Route.ShouldBe("historical");
        _connector.Build(parcel.Route, [parcel], SomeMParticle.Settings()).RequestUri!.AbsolutePath.ShouldBe("/v2/bulkevents/historical");
        _connector.Compose(profile).ShouldBeOfType<Composition.Ready>().Parcels[0].Route.ShouldBe("events");
    }

    [Fact]
    public void A_purchase_whose_amount_is_withheld_is_one_all_the_same()
    {
        var data = Only(SomeMParticle.Batch(SomeMParticle.Telling(Some.Event(EventKind.Payment, user: "u-1")) with { IsEarning = true }));

        data.GetProperty("product_action").GetRawText().ShouldBe("""{"action":"purchase","products":[{"id":"payment","name":"payment","quantity":1}]}""");
        data.TryGetProperty("currency_code", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_name_of_blanks_is_refused() =>
        _connector.Compose(SomeMParticle.Telling(Some.Event(name: "  "))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("no_name");

    static string Many(int count, string value) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"p{number}\":{value}"))}}}";

    static JsonElement Only(JsonElement batch) => batch.GetProperty("events").EnumerateArray().ShouldHaveSingleItem().GetProperty("data");
}
