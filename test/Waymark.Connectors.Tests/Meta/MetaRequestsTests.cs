using System.Runtime.CompilerServices;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;
using Waymark.Touches;

namespace Waymark.Connectors.Tests.Meta;

/// <summary>A gallery of requests: somebody who knows Meta's API but not our code can check the files.</summary>
public sealed class MetaRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["meta"];

    [Fact]
    public Task Organic_install() => MatchesAsync("organic-install", SomeMeta.Telling(Some.Event(EventKind.Install)));

    [Fact]
    public Task Install_that_a_click_of_metas_earned() => MatchesAsync(
        "inorganic-install",
        SomeMeta.Telling(Some.Event(EventKind.Install, credit: Some.Meta)) with
        {
            FindTouch = id => new Touch
            {
                App = "shop",
                ClickId = id,
                Position = 3,
                At = Some.Moment.AddMinutes(-5),
                Url = "https://links.example.test/?c=AbC123",
                Parameters = new Dictionary<string, string> { ["fbclid"] = "IwAR2F4" },
            },
        });

    [Fact]
    public Task Install_whose_credit_may_not_be_shown() =>
        MatchesAsync("install-without-credit", SomeMeta.Telling(Some.Event(EventKind.Install) with { Credit = null }));

    [Fact]
    public Task Install_on_an_iphone_that_permits_tracking() =>
        MatchesAsync("install-ios", SomeMeta.Telling(Some.Event(EventKind.Install), SomeMeta.Iphone("3", SomeMeta.Idfa)));

    [Fact]
    public Task Install_on_an_iphone_that_does_not() => MatchesAsync("install-ios-denied", SomeMeta.Telling(Some.Event(EventKind.Install), SomeMeta.Iphone("2")));

    [Fact]
    public Task Reattribution() => MatchesAsync("reattribution", SomeMeta.Telling(Some.Event(EventKind.Reattribution, credit: Some.Meta)));

    [Fact]
    public Task Reinstall() => MatchesAsync("reinstall", SomeMeta.Telling(Some.Event(EventKind.Reinstall)));

    [Fact]
    public Task Reengagement() => MatchesAsync("reengagement", SomeMeta.Telling(Some.Event(EventKind.Reengagement, credit: Some.Meta)));

    [Fact]
    public Task Sign_up() => MatchesAsync(
        "sign-up",
        SomeMeta.Telling(
            Some.Event(EventKind.SignUp, user: "u-1"), SomeMeta.Android(), Some.User(name: "Nila", email: " John_Smith@gmail.com ", phone: "+1 (650) 555-1212")) with
        {
            Mapping = new() { Event = "signup" },
        });

    [Fact]
    public Task Event_with_parameters_of_every_kind() => MatchesAsync(
        "event",
        SomeMeta.Telling(Some.Event(
            name: "add_to_cart",
            values: """{"sku":"s1","amount":249.90,"gift":true,"note":"","coupon":null,"items":[{"id":"a","price":1.5,"quantity":2},{"id":7}],"name":"déjà \"vu\""}""")));

    [Fact]
    public Task Payment() => MatchesAsync(
        "payment",
        SomeMeta.Telling(Some.Event(EventKind.Payment, user: "u-1", values: """{"payment_id":"pay-5","amount":499,"currency":"INR"}""") with
        {
            Revenue = new Money(499.00m, "INR"),
        }));

    [Fact]
    public Task Test_event_with_limited_data_use() => MatchesAsync(
        "test-event",
        SomeMeta.Telling(
            Some.Event(name: "level_up"),
            integration: SomeMeta.Integration(
                ("testEventCode", "TEST123"), ("limitedDataUse", "on"), ("limitedDataUseCountry", "1"), ("limitedDataUseState", "1000"))));

    [Fact]
    public async Task Probes() => await Approved.MatchesAsync("probes", _connector.Probes(SomeMeta.Settings()));

    async Task MatchesAsync(string name, Telling telling, [CallerFilePath] string test = "")
    {
        var ready = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>();
        await Approved.MatchesAsync(name, [_connector.Build("events", ready.Parcels, telling.Integration.Settings)], test);
    }
}
