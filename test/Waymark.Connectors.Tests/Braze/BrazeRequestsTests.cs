using System.Runtime.CompilerServices;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.Braze;

/// <summary>A gallery of requests: somebody who knows Braze but not our code can check the files.</summary>
public sealed class BrazeRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["braze"];

    [Fact]
    public Task Organic_install_on_a_device_without_a_user() => MatchesAsync("organic-install", SomeBraze.Telling(Some.Event(EventKind.Install)));

    [Fact]
    public Task Inorganic_install() => MatchesAsync(
        "inorganic-install",
        SomeBraze.Telling(
            Some.Event(EventKind.Install, user: "u-1", credit: Some.Meta with { AdSet = "Women 25", Ad = "Video 3" }),
            SomeBraze.Install(device: null),
            integration: SomeBraze.Integration(("androidAppId", "11ae5b4b-2445"))));

    [Fact]
    public Task Later_evidence_changes_the_attributes_only() =>
        MatchesAsync("attribution-changed", SomeBraze.Telling(Some.Event(EventKind.AttributionChanged, credit: Some.Meta)));

    [Fact]
    public Task Reattribution() => MatchesAsync("reattribution", SomeBraze.Telling(Some.Event(EventKind.Reattribution, credit: Some.Meta)));

    [Fact]
    public Task Reinstall() => MatchesAsync("reinstall", SomeBraze.Telling(Some.Event(EventKind.Reinstall)));

    [Fact]
    public Task Reengagement() => MatchesAsync("reengagement", SomeBraze.Telling(Some.Event(EventKind.Reengagement, credit: Some.Meta)));

    [Fact]
    public Task Sign_up_joins_the_device_to_the_person() => MatchesAsync(
        "sign-up",
        SomeBraze.Telling(
            Some.Event(EventKind.SignUp, user: "u-1"),
            SomeBraze.Install(user: "u-1"),
            Some.User(name: "Nila Rao Kumar", email: "nila@example.org", phone: "+91 98123 45670")));

    [Fact]
    public Task Event_with_parameters_of_every_kind() => MatchesAsync(
        "event",
        SomeBraze.Telling(
            Some.Event(
                name: "add_to_cart",
                user: "u-1",
                values: """{"sku":"s1","amount":249.90,"currency":"INR","gift":true,"note":"","coupon":null,"items":[{"id":"a","price":1.5}],"$screen":"x","name":"déjà \"vu\""}"""),
            SomeBraze.Install(device: null)));

    [Fact]
    public Task Payment() => MatchesAsync(
        "payment",
        SomeBraze.Telling(
            Some.Event(EventKind.Payment, user: "u-1", values: """{"payment_id":"pay-5","amount":499,"type":"FIRST_PAYMENT"}""") with
            {
                Revenue = new Money(499.00m, "INR"),
            },
            SomeBraze.Install(device: null)));

    [Fact]
    public Task A_payment_that_is_not_completed_is_an_event() => MatchesAsync(
        "payment-not-completed",
        SomeBraze.Telling(
            Some.Event(EventKind.Payment, user: "u-1", values: """{"payment_id":"pay-5","status":"PAYMENT_FAILED"}"""), SomeBraze.Install(device: null)));

    [Fact]
    public async Task Every_array_keeps_its_order_in_one_call()
    {
        var tellings = new[]
        {
            SomeBraze.Telling(Some.Event(name: "first", user: "u-1"), SomeBraze.Install(device: null)),
            SomeBraze.Telling(Some.Event(EventKind.Payment, user: "u-1") with { Revenue = new Money(5, "USD") }, SomeBraze.Install(device: null)),
            SomeBraze.Telling(Some.Event(EventKind.AttributionChanged, user: "u-1"), SomeBraze.Install(device: null)),
            SomeBraze.Telling(Some.Event(name: "second", user: "u-1"), SomeBraze.Install(device: null)),
        };
        var parcels = tellings.SelectMany(telling => _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels);

        await Approved.MatchesAsync("mixed-call", [_connector.Build("track", [.. parcels], SomeBraze.Settings())]);
    }

    [Fact]
    public async Task Probes() => await Approved.MatchesAsync("probes", _connector.Probes(SomeBraze.Settings()));

    async Task MatchesAsync(string name, Telling telling, [CallerFilePath] string test = "")
    {
        var ready = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>();
        var requests = ready.Parcels
            .GroupBy(parcel => parcel.Route)
            .Select(call => _connector.Build(call.Key, [.. call], telling.Integration.Settings));
        await Approved.MatchesAsync(name, requests, test);
    }
}
