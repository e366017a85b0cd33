using System.Runtime.CompilerServices;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.MParticle;

/// <summary>A gallery of requests: somebody who knows mParticle but not our code can check the files.</summary>
public sealed class MParticleRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mparticle"];

    [Fact]
    public Task Organic_install() => MatchesAsync("organic-install", SomeMParticle.Telling(Some.Event(EventKind.Install)));

    [Fact]
    public Task Inorganic_install_on_an_iphone() => MatchesAsync(
        "inorganic-install", SomeMParticle.Telling(Some.Event(EventKind.Install, credit: Some.Meta with { AdSet = "Women 25", Ad = "Video 3" }), SomeMParticle.Iphone()));

    [Fact]
    public Task Later_evidence() => MatchesAsync("attribution-changed", SomeMParticle.Telling(Some.Event(EventKind.AttributionChanged, credit: Some.Meta)));

    [Fact]
    public Task Reattribution() => MatchesAsync("reattribution", SomeMParticle.Telling(Some.Event(EventKind.Reattribution, credit: Some.Meta)));

    [Fact]
    public Task Reinstall() => MatchesAsync("reinstall", SomeMParticle.Telling(Some.Event(EventKind.Reinstall)));

    [Fact]
    public Task Reengagement() => MatchesAsync("reengagement", SomeMParticle.Telling(Some.Event(EventKind.Reengagement, credit: Some.Meta)));

    [Fact]
    public Task Sign_up() => MatchesAsync(
        "sign-up",
        SomeMParticle.Telling(
            Some.Event(EventKind.SignUp, user: "u-1"),
            SomeMParticle.Android(user: "u-1"),
            Some.User(name: "Nila Rao Kumar", email: "nila@example.org", phone: "+91 98123 45670")));

    [Fact]
    public Task Event_with_parameters_of_every_kind() => MatchesAsync(
        "event",
        SomeMParticle.Telling(
            Some.Event(
                name: "add_to_cart",
                user: "u-1",
                values: """{"sku":"s1","amount":249.90,"gift":true,"note":"","coupon":null,"items":[{"id":"a","price":1.5}],"name":"déjà \"vu\""}"""),
            integration: SomeMParticle.Integration(("environment", "development"))));

    [Fact]
    public Task Payment() => MatchesAsync(
        "payment",
        SomeMParticle.Telling(Some.Event(EventKind.Payment, user: "u-1", values: """{"payment_id":"pay-5","amount":499}""") with
        {
            Revenue = new Money(499.00m, "INR"),
        }));

    [Fact]
    public Task Payment_of_several_items() => MatchesAsync(
        "payment-with-items",
        SomeMParticle.Telling(Some.Event(
            EventKind.Payment, user: "u-1", values: """{"payment_id":"pay-6","items":[{"id":"a","name":"Tea","price":199.50,"quantity":2},{"id":7},{"price":1}]}""") with
        {
            Revenue = new Money(399.00m, "INR"),
        }));

    [Fact]
    public async Task Probes() => await Approved.MatchesAsync("probes", _connector.Probes(SomeMParticle.Settings()));

    async Task MatchesAsync(string name, Telling telling, [CallerFilePath] string test = "")
    {
        var ready = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>();
        await Approved.MatchesAsync(name, [_connector.Build("events", ready.Parcels, telling.Integration.Settings)], test);
    }
}
