using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Revenue;

namespace Waymark.Connectors.Tests.Support;

/// <summary>Everything that can happen to one user of a shop, to be told to any partner.</summary>
static class Tales
{
    static readonly Credit Meta = Some.Meta with { AdSet = "lookalikes", Ad = "video 3" };

    public static TheoryData<string> Names =>
    [
        "organic-install", "inorganic-install", "reinstall", "reattribution", "reengagement", "attribution-changed", "sign-up",
        "sign-up-as-event", "user-updated", "event", "payment", "web-visit",
    ];

    public static Telling Of(string name, Integration integration, params (string Key, string Id)[] partnerIds)
    {
        var telling = Of(name);
        var ids = partnerIds.ToDictionary(pair => pair.Key, pair => pair.Id);
        var install = new Install
        {
            App = "shop",
            Id = "install-1",
            FirstSeenAt = Some.Moment,
            Platform = Platform.Android,
            AppVersion = "2.4.0",
            UserId = telling.Happened.UserId,
            Device = new DeviceTraits { OsVersion = "14", Brand = "Google", Model = "Pixel 8", Language = "en", Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d" },
            PartnerIds = ids,
        };
        var user = telling.Happened.UserId is null ? null : Some.User("customer-1", "Nila", "nila@example.org", "+919812345670");
        return Some.Telling(telling.Happened, install, user, integration) with { Mapping = telling.Mapping };
    }

    public static Composition.Ready Compose(IConnector connector, Telling telling) =>
        connector.Compose(telling).ShouldBeOfType<Composition.Ready>();

    public static IEnumerable<HttpRequestMessage> Requests(IConnector connector, Telling telling) => Compose(connector, telling).Parcels
        .GroupBy(parcel => parcel.Route)
        .Select(call => connector.Build(call.Key, [.. call], telling.Integration.Settings));

    static (StreamEvent Happened, EventMapping? Mapping) Of(string name) => name switch
    {
        "organic-install" => (Some.Event(EventKind.Install), null),
        "inorganic-install" => (Some.Event(EventKind.Install, credit: Meta), null),
        "reinstall" => (Some.Event(EventKind.Reinstall), null),
        "reattribution" => (Some.Event(EventKind.Reattribution, credit: Meta), null),
        "reengagement" => (Some.Event(EventKind.Reengagement, credit: Meta), null),
        "attribution-changed" => (Some.Event(EventKind.AttributionChanged, credit: Meta), null),
        "sign-up" => (Some.Event(EventKind.SignUp, user: "customer-1"), null),
        "sign-up-as-event" => (Some.Event(EventKind.SignUp, user: "customer-1"), new EventMapping { Event = "signup", As = "registered" }),
        "user-updated" => (Some.Event(EventKind.UserUpdated, user: "customer-1"), null),
        "event" => (
            Some.Event(
                name: "add to cart",
                user: "customer-1",
                values: """{"sku":"s1","price":249.90,"gift":true,"note":"","coupon":null,"items":[{"id":"a","price":1.5}],"time":"noon","deep":{"a":{"b":{"c":{"d":1}}}},"name":"déjà vu"}"""),
            new EventMapping { Event = "*" }),
        "payment" => (
            Some.Event(EventKind.Payment, user: "customer-1", values: """{"payment_id":"pay-5","amount":499,"type":"FIRST_PAYMENT"}""") with
            {
                Revenue = new Money(499, "INR"),
                RevenueUsd = 5.61m,
            },
            new EventMapping { Event = "payment", As = "purchase" }),
        "web-visit" => (Some.Event(EventKind.Web, values: """{"page":"/sale"}"""), new EventMapping { Event = "web", As = "visited" }),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
