using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;

namespace Waymark.Connectors.Tests.GoogleAnalytics;

public sealed class GoogleAnalyticsEventsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["ga4"];

    [Theory]
    [InlineData("add to cart", "add_to_cart")]
    [InlineData("2nd.visit", "nd_visit")]
    [InlineData("Add-To-Cart", "Add_To_Cart")]
    [InlineData("__x", "x")]
    public void Names_are_made_of_letters_digits_and_underscores(string name, string sent) => Event(Named(name)).GetProperty("name").GetString().ShouldBe(sent);

    [Fact]
    public void A_name_ends_at_40_characters() => Event(Named(new string('x', 60))).GetProperty("name").GetString()!.Length.ShouldBe(40);

    [Theory]
    [InlineData("first_open")]
    [InlineData("session start")]
    [InlineData("firebase_thing")]
    [InlineData("ga_thing")]
    [InlineData("123")]
    [InlineData("買う")]
    public void A_name_that_google_keeps_for_itself_is_refused(string name) =>
        _connector.Compose(Named(name)).ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("name");

    [Fact]
    public void Events_wait_for_the_id_that_firebase_gave_the_installation()
    {
        _connector.Compose(Tales.Of("organic-install", SomeGoogleAnalytics.Integration())).ShouldBe(new Composition.Waits("no_ga_app_instance_id"));
        _connector.Compose(Tales.Of("organic-install", SomeGoogleAnalytics.Integration()) with { HasWaitedLongEnough = true })
            .ShouldBe(new Composition.Waits("no_ga_app_instance_id"));
    }

    [Theory]
    [InlineData("0123")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void An_id_that_cannot_be_one_is_refused(string id) =>
        _connector.Compose(Tales.Of("organic-install", SomeGoogleAnalytics.Integration(), ("ga_app_instance_id", id)))
            .ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("app_instance_id");

    [Fact]
    public void What_google_would_date_wrongly_is_not_sent()
    {
        var telling = SomeGoogleAnalytics.Tale("payment");

        _connector.Compose(telling with { Now = Some.Moment.AddHours(71) }).ShouldBeOfType<Composition.Ready>();
        _connector.Compose(telling with { Now = Some.Moment.AddHours(72) }).ShouldBe(new Composition.Skips("older_than_72_hours"));
    }

    [Fact]
    public void Old_events_do_not_begin_to_wait_and_those_that_waited_in_vain_say_so()
    {
        var telling = Tales.Of("payment", SomeGoogleAnalytics.Integration()) with { Now = Some.Moment.AddHours(72) };

        _connector.Compose(telling).ShouldBe(new Composition.Skips("older_than_72_hours"));
        _connector.Compose(telling with { HasWaitedLongEnough = true }).ShouldBe(new Composition.Waits("no_ga_app_instance_id"));
    }

    [Fact]
    public void A_platform_without_a_data_stream_is_left_out()
    {
        var telling = SomeGoogleAnalytics.Tale("payment");

        _connector.Compose(telling with { Event = telling.Event with { Platform = Platform.Ios } })
            .ShouldBe(new Composition.Skips("no_data_stream_for_platform"));
    }

    [Fact]
    public void No_more_than_25_parameters_are_sent()
    {
        var values = JsonSerializer.Serialize(Enumerable.Range(0, 60).ToDictionary(i => $"key{i}", i => i));

        Parameters(values).EnumerateObject().Count().ShouldBe(25);
    }

    [Theory]
    [InlineData("""{"a.b":1}""", "a_b", "1")]
    [InlineData("""{"gift":true}""", "gift", "\"true\"")]
    [InlineData("""{"deep":{"a":1}}""", "deep", "\"{\\\"a\\\":1}\"")]
    [InlineData("""{"price":249.90}""", "price", "249.90")]
    [InlineData("""{"items":[{"item_id":"s1","price":2,"tags":["a"]}]}""", "items", """[{"item_id":"s1","price":2,"tags":"[\"a\"]"}]""")]
    public void Parameters_become_what_google_takes(string values, string name, string sent) => Parameters(values).GetProperty(name).GetRawText().ShouldBe(sent);

    [Theory]
    [InlineData("ga_x")]
    [InlineData("google_x")]
    [InlineData("session_id")]
    [InlineData("gclid")]
    public void Parameters_that_google_keeps_for_itself_are_left_out(string name) =>
        Parameters($$"""{"{{name}}":"x"}""").EnumerateObject().Select(parameter => parameter.Name).ShouldBe(["engagement_time_msec", "waymark_event_id"]);

    [Fact]
    public void A_text_ends_at_100_characters() =>
        Parameters($$"""{"text":"{{new string('x', 300)}}"}""").GetProperty("text").GetString()!.Length.ShouldBe(100);

    [Fact]
    public void A_session_of_yesterday_is_not_revived()
    {
        var began = Some.Moment.AddDays(-2).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var telling = Tales.Of("web-visit", SomeGoogleAnalytics.Integration(), SomeGoogleAnalytics.InstanceId, ("ga_session_id", began));

        Event(telling).GetProperty("params").TryGetProperty("session_id", out _).ShouldBeFalse();
    }

    [Fact]
    public void An_address_is_no_user_id()
    {
        var telling = SomeGoogleAnalytics.Tale("payment");

        Tales.Compose(_connector, telling with { Event = telling.Event with { UserId = "nila@example.org" } }).Parcels[0].Route.ShouldNotContain("user_id");
    }

    JsonElement Parameters(string values) => Event(Named("visited", values)).GetProperty("params");

    JsonElement Event(Telling telling) => JsonElement.Parse(Tales.Compose(_connector, telling).Parcels.ShouldHaveSingleItem().Body.Span);

    static Telling Named(string name, string values = "{}") =>
        SomeGoogleAnalytics.Tale("event") with { Event = Some.Event(name: name, values: values), Mapping = new EventMapping { Event = "*" } };
}
