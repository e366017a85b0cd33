using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.Meta;

public sealed class MetaEventsTests
{
    static readonly Money Price = new(9.99m, "USD");

    readonly IConnector _connector = ConnectorCatalog.All["meta"];

    [Theory]
    [InlineData("add_to_cart", "AddToCart")]
    [InlineData("AddToCart", "AddToCart")]
    [InlineData("Add To Cart", "AddToCart")]
    [InlineData("fb_mobile_add_to_cart", "AddToCart")]
    [InlineData("fb_mobile_content_view", "ViewContent")]
    [InlineData("fb_mobile_level_achieved", "LevelAchieved")]
    [InlineData("sign_up", "CompleteRegistration")]
    [InlineData("level up", "level up")]
    [InlineData("Käufe/2", "K_ufe_2")]
    [InlineData("a_name_that_is_far_too_long_for_the_api_of_meta", "a_name_that_is_far_too_long_for_the_api_")]
    public void Names_become_what_meta_knows_or_allows(string name, string told) =>
        SomeMeta.Event(SomeMeta.Telling(Some.Event(name: name))).GetProperty("event_name").GetString().ShouldBe(told);

    [Fact]
    public void The_owners_name_wins() =>
        SomeMeta.Event(SomeMeta.Telling(Some.Event(EventKind.Payment) with { Revenue = Price }) with
        {
            Mapping = new EventMapping { Event = "payment", As = "Subscribe" },
        }).GetProperty("event_name").GetString().ShouldBe("Subscribe");

    [Fact]
    public void A_purchase_without_an_amount_keeps_the_apps_name()
    {
        SomeMeta.Event(SomeMeta.Telling(Some.Event(name: "purchase"))).GetProperty("event_name").GetString().ShouldBe("purchase");
        SomeMeta.Event(SomeMeta.Telling(Some.Event(EventKind.Payment))).GetProperty("event_name").GetString().ShouldBe("payment");
        SomeMeta.Event(SomeMeta.Telling(Some.Event(name: "purchase") with { Revenue = Price })).GetProperty("event_name").GetString().ShouldBe("Purchase");
    }

    [Fact]
    public void What_is_older_than_a_week_is_not_sent()
    {
        var telling = SomeMeta.Telling(Some.Event());

        _connector.Compose(telling with { Now = Some.Moment.AddDays(7) }).ShouldBeOfType<Composition.Ready>();
        _connector.Compose(telling with { Now = Some.Moment.AddDays(7).AddSeconds(1) }).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("too_old");
    }

    [Fact]
    public void A_name_without_a_letter_is_refused() =>
        _connector.Compose(SomeMeta.Telling(Some.Event(name: "購入"))).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("no_name");

    [Theory]
    [InlineData(EventKind.AttributionChanged)]
    [InlineData(EventKind.Rejection)]
    [InlineData(EventKind.SignUp)]
    [InlineData(EventKind.UserUpdated)]
    [InlineData(EventKind.Identified)]
    public void Meta_has_no_place_for_later_evidence_and_profiles(EventKind kind) =>
        _connector.Compose(SomeMeta.Telling(Some.Event(kind, user: "u-1"))).ShouldBe(new Composition.Skips("nothing_to_tell"));

    [Fact]
    public void What_happens_on_the_web_is_not_told()
    {
        var telling = SomeMeta.Telling(Some.Event(EventKind.Web));

        _connector.Compose(telling with { Event = telling.Event with { Platform = Platform.Web } }).ShouldBe(new Composition.Skips("not_an_app_event"));
    }

    [Fact]
    public void The_device_fills_sixteen_places() =>
        SomeMeta.Event(SomeMeta.Telling(Some.Event())).GetProperty("app_data").GetProperty("extinfo").EnumerateArray().Select(place => place.GetString())
            .ShouldBe(["a2", "com.example.shop", "2.4.1", "2.4.1", "15", "Pixel 8", "en", "GMT+5:30", "", "411", "914", "2.6", "", "", "", ""]);

    [Fact]
    public void A_number_keeps_its_digits_and_a_currency_its_amount()
    {
        var told = SomeMeta.Event(SomeMeta.Telling(
            Some.Event(EventKind.Payment, values: """{"amount":10,"currency":"INR","value":3}""") with { Revenue = new Money(10.50m, "INR") })).GetProperty("custom_data");

        told.GetProperty("value").GetRawText().ShouldBe("10.50");
        told.EnumerateObject().Select(field => field.Name).ShouldBe(["value", "currency", "amount"]);
    }

    [Fact]
    public void No_more_parameters_are_told_than_anybody_reads()
    {
        var values = $$"""{{{string.Join(',', Enumerable.Range(0, 80).Select(number => $"\"p{number}\":{number}"))}}}""";

        SomeMeta.Event(SomeMeta.Telling(Some.Event(values: values))).GetProperty("custom_data").EnumerateObject().Count().ShouldBe(50);
    }
}
