using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.CleverTap;

/// <summary>A gallery of requests: somebody who knows CleverTap but not our code can check the files.</summary>
public sealed class CleverTapRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["clevertap"];

    [Fact]
    public Task Organic_install() => MatchesAsync("organic-install", Some.Telling(Some.Event(EventKind.Install)));

    [Fact]
    public Task Inorganic_install() => MatchesAsync("inorganic-install", Some.Telling(Some.Event(EventKind.Install, credit: Some.Meta)));

    [Fact]
    public Task Install_through_the_partner_endpoint() => MatchesAsync(
        "install-partner-endpoint",
        Some.Telling(Some.Event(EventKind.Install, credit: Some.Meta), integration: Some.Integration(("installMode", "partner"))));

    [Fact]
    public Task Organic_install_through_the_partner_endpoint() => MatchesAsync(
        "organic-install-partner-endpoint",
        Some.Telling(Some.Event(EventKind.Install), integration: Some.Integration(("installMode", "partner"), ("partnerName", "our partner"))));

    [Fact]
    public Task Later_evidence_changes_the_attributes_only() =>
        MatchesAsync("attribution-changed", Some.Telling(Some.Event(EventKind.AttributionChanged, credit: Some.Meta)));

    [Fact]
    public Task Reattribution() => MatchesAsync("reattribution", Some.Telling(Some.Event(EventKind.Reattribution, credit: Some.Meta)));

    [Fact]
    public Task Reinstall() => MatchesAsync("reinstall", Some.Telling(Some.Event(EventKind.Reinstall)));

    [Fact]
    public Task Reengagement() => MatchesAsync("reengagement", Some.Telling(Some.Event(EventKind.Reengagement, credit: Some.Meta)));

    [Fact]
    public Task Rejection() => MatchesAsync(
        "rejection",
        Some.Telling(Some.Event(
            EventKind.Rejection,
            name: "install_rejected",
            values: """{"rule":"engagement_injection","kind":"hijacked","source":"META","campaign":"AbC123","input":"clicked 40 s after the download had begun","threshold":"2 s"}""",
            credit: Some.Meta with { Blocked = "engagement_injection" })));

    [Fact]
    public Task Sign_up() => MatchesAsync(
        "sign-up",
        Some.Telling(Some.Event(EventKind.SignUp, user: "u-1"), Some.Install(user: "u-1"), Some.User(name: "Nila", email: "nila@example.org", phone: "+91 98123 45670")));

    [Fact]
    public Task Event_with_parameters_of_every_kind() => MatchesAsync(
        "event",
        Some.Telling(Some.Event(
            name: "add_to_cart",
            values: """{"sku":"s1","amount":249.90,"currency":"INR","gift":true,"note":"","coupon":null,"items":[{"id":"a","price":1.5}],"user.name":"x","name":"déjà \"vu\""}""")));

    [Fact]
    public Task Payment() => MatchesAsync(
        "payment",
        Some.Telling(Some.Event(EventKind.Payment, values: """{"payment_id":"pay-5","amount":499,"currency":"INR","type":"FIRST_PAYMENT"}""") with
        {
            Revenue = new Money(499, "INR"),
        }));

    [Fact]
    public Task Payment_mapped_as_charged() => MatchesAsync(
        "charged",
        Some.Telling(Some.Event(EventKind.Payment, values: """{"payment_id":"pay-5","amount":499,"items":[{"id":"a","price":499,"sizes":[1,2]}]}""") with
        {
            Revenue = new Money(499.00m, "INR"),
        }) with
        {
            Mapping = new EventMapping { Event = "payment", As = "Charged" },
        });

    [Fact]
    public async Task Probes() => await Approved.MatchesAsync("probes", _connector.Probes(Some.Settings()));

    async Task MatchesAsync(string name, Telling telling, [System.Runtime.CompilerServices.CallerFilePath] string test = "")
    {
        var ready = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>();
        var requests = ready.Parcels
            .GroupBy(parcel => parcel.Route)
            .Select(call => _connector.Build(call.Key, [.. call], telling.Integration.Settings));
        await Approved.MatchesAsync(name, requests, test);
    }
}
