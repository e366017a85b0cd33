using System.Runtime.CompilerServices;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Integrations;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.Webhook;

/// <summary>A gallery of requests, for whoever writes a receiver.</summary>
public sealed class WebhookRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["webhook"];

    [Fact]
    public Task Install() => MatchesAsync("install", SomeWebhook.Telling(Some.Event(EventKind.Install, credit: SomeWebhook.Meta), ("secret", "s3cret")));

    [Fact]
    public Task Organic_install() => MatchesAsync("organic-install", SomeWebhook.Telling(Some.Event(EventKind.Install)));

    [Fact]
    public Task Event_with_revenue_under_the_receivers_name() => MatchesAsync(
        "event",
        SomeWebhook.Telling(
            Some.Event(name: "purchase", values: """{"sku":"s1","amount":249.90,"note":"déjà \"vu\" <b>"}""", user: "u-1", credit: SomeWebhook.Meta) with
            {
                Revenue = new Money(249.90m, "INR"),
                RevenueUsd = 2.84m,
            },
            ("secret", "s3cret"),
            ("header.Authorization", "Bearer abc")) with
        {
            Mapping = new EventMapping { Event = "purchase", As = "Bought" },
        });

    [Fact]
    public Task Event_of_somebody_unknown() => MatchesAsync(
        "event-of-nobody",
        SomeWebhook.Telling(Some.Event(EventKind.Web, values: """{"page":"/"}""") with { InstallId = null, Credit = null }) with { Subject = Subject.Nobody });

    [Fact]
    public Task Install_as_Linkrunner_tells_it() => MatchesAsync(
        "linkrunner-install",
        SomeWebhook.Telling(Some.Event(EventKind.Install, credit: SomeWebhook.Meta), ("format", "linkrunner"), ("header.linkrunner-key", "private")));

    [Fact]
    public Task Organic_install_on_a_test_device_as_Linkrunner_tells_it()
    {
        var telling = SomeWebhook.Telling(Some.Event(EventKind.Install), ("format", "linkrunner"));
        return MatchesAsync(
            "linkrunner-organic-install",
            telling with { Subject = new(SomeWebhook.Install with { IsTest = true }, null), FindTouch = _ => null });
    }

    [Fact]
    public Task Sign_up_as_Linkrunner_tells_it() => MatchesAsync(
        "linkrunner-signup",
        SomeWebhook.Telling(
            Some.Event(EventKind.SignUp, values: """{"id":"u-1","name":"Nila","referral_code":"ABC123"}""", user: "u-1", credit: SomeWebhook.Meta with { Source = "GOOGLE" }),
            ("format", "linkrunner")));

    [Fact]
    public Task Sentences_for_Slack() => MatchesAsync(
        "slack",
        SomeWebhook.Telling(Some.Event(EventKind.Install, credit: SomeWebhook.Meta with { Campaign = "<!channel> & more" }), ("format", "slack")),
        SomeWebhook.Telling(Some.Event(EventKind.Install), ("url", "https://hooks.slack.com/services/T0/B0/x")),
        SomeWebhook.Telling(Some.Event(EventKind.SignUp, user: "u-1"), ("format", "slack")),
        SomeWebhook.Telling(Some.Event(EventKind.Payment, user: "u-1") with { Revenue = new Money(499m, "INR") }, ("format", "slack")) with
        {
            Mapping = new EventMapping { Event = "*" },
        });

    async Task MatchesAsync(string name, Telling telling, [CallerFilePath] string test = "") =>
        await Approved.MatchesAsync(name, [Request(telling)], test);

    async Task MatchesAsync(string name, params Telling[] tellings) => await Approved.MatchesAsync(name, tellings.Select(Request));

    HttpRequestMessage Request(Telling telling)
    {
        var parcel = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem();
        var request = _connector.Build(parcel.Route, [parcel], telling.Integration.Settings);
        _connector.Sign(request, telling.Integration.Settings, Some.Moment);
        return request;
    }
}
