using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Users;

namespace Waymark.Connectors.Tests.Support;

/// <summary>Valid values; a test names only what it is about.</summary>
static class Some
{
    public const string CleverTapId = "__g6f0c1d2e";

    public static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeSeconds(1_772_600_767);

    public static readonly Credit Meta = new() { Source = "META", Medium = "cpc", CampaignId = "AbC123", Campaign = "Summer_Sale", TouchId = "t-1" };

    public static readonly App Shop = new()
    {
        Id = "shop",
        Name = "Shop",
        Android = new AndroidApp { Package = "com.example.shop" },
        Ios = new IosApp { BundleId = "com.example.shop.ios" },
    };

    public static StreamEvent Event(
        EventKind kind = EventKind.InApp, string? name = null, string values = "{}", string? user = null, Credit? credit = null) => new()
        {
            Position = 7,
            Id = "j1-7",
            App = "shop",
            Lane = 3,
            Kind = kind,
            Name = name ?? EventNames.Of(kind),
            At = Moment,
            Fact = 5,
            InstallId = "install-1",
            UserId = user,
            Platform = Platform.Android,
            Credit = credit ?? Credit.Organic,
            Values = Encoding.UTF8.GetBytes(values),
        };

    public static Install Install(string? cleverTapId = CleverTapId, string? user = null) => new()
    {
        App = "shop",
        Id = "install-1",
        FirstSeenAt = Moment,
        Platform = Platform.Android,
        UserId = user,
        PartnerIds = cleverTapId is null ? new Dictionary<string, string>() : new() { ["clevertap_id"] = cleverTapId },
    };

    public static User User(string id = "u-1", string? name = null, string? email = null, string? phone = null) =>
        new() { App = "shop", Id = id, Name = name, Email = email, Phone = phone };

    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string>
        {
            ["accountId"] = "TEST-ACC-0001",
            ["passcode"] = "test-passcode",
            ["token"] = "test-token",
            ["region"] = "in1",
        }.And(more);

    /// <summary>The usual settings, but for those that the test is about.</summary>
    public static Dictionary<string, string> And(this Dictionary<string, string> settings, params (string Name, string Value)[] more)
    {
        foreach (var (name, value) in more)
            settings[name] = value;

        return settings;
    }

    public static Integration Integration(params (string Name, string Value)[] settings) => Integration("clevertap", Settings(settings));

    public static Integration Integration(string partner, Dictionary<string, string> settings) => new()
    {
        Id = partner,
        Partner = partner,
        Active = true,
        Settings = settings,
        Events = [new EventMapping { Event = "*" }],
    };

    public static Telling Telling(StreamEvent happened, Install? install = null, User? user = null, Integration? integration = null) =>
        new(happened, new Subject(install ?? Install(), user), integration ?? Integration());

    /// <summary>What happened to an app that both stores have, on a device of the install's platform.</summary>
    public static Telling TellingOfShop(StreamEvent happened, Install install, User? user, Integration integration) =>
        Telling(happened with { Platform = install.Platform }, install, user, integration) with { App = Shop };

    /// <summary>The one record that the event becomes.</summary>
    public static JsonElement BodyOf(Telling telling) => JsonDocument.Parse(
        ConnectorCatalog.All[telling.Integration.Partner].Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem().Body).RootElement;

    public static Parcel Record(int number) => new(
        "upload",
        Encoding.UTF8.GetBytes($$$"""{"type":"event","objectId":"__g{{{number}}}","ts":1772600767,"evtName":"visited","evtData":{"om_event_id":"e{{{number}}}"}}"""));

    public static Reply Reply(int status, string body = "", TimeSpan? retryAfter = null) => new(status, Encoding.UTF8.GetBytes(body), retryAfter);
}
