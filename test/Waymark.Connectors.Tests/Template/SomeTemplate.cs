using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Privacy;
using Waymark.Revenue;
using Waymark.Touches;
using Waymark.Users;

namespace Waymark.Connectors.Tests.Template;

/// <summary>An event of a user of whom everything is known that a macro may ask.</summary>
static class SomeTemplate
{
    public const string Url =
        "https://links.example.test/?c=AbC123&af_channel=stories&af_ad_type=video&aff_id=aff-1&offer_id=offer-1&oaid=38400000-8cf0-11bd-b23e-10b96e40000e";

    public static App App { get; } = new()
    {
        Id = "shop",
        Name = "Shop",
        Android = new AndroidApp { Package = "com.example.shop" },
        Ios = new IosApp { BundleId = "com.example.shop.ios", AppStoreId = "525463029" },
    };

    public static Touch Touch { get; } = new()
    {
        App = "shop",
        ClickId = "t-1",
        Position = 1,
        At = Some.Moment.AddMinutes(-5),
        Url = Url,
        Source = "META",
        Parameters = new Dictionary<string, string>
        {
            ["click_id"] = "net 1&2", ["site_id"] = "site-1", ["sub_site_id"] = "sub-1", ["agency"] = "agency-1", ["keywords"] = "red shoes",
            ["ad_set_id"] = "set-9", ["ad_id"] = "ad-9", ["gclid"] = "g-1", ["gbraid"] = "gb-1", ["wbraid"] = "wb-1", ["fbclid"] = "fb-1", ["ttclid"] = "tt-1",
            ["sub1"] = "s1", ["sub2"] = "s2", ["sub3"] = "s3", ["sub4"] = "s4", ["sub5"] = "s5",
        },
    };

    public static Credit Credit { get; } = Some.Meta with { AdSet = "Prospecting", Ad = "reel-01", TouchAt = Touch.At };

    public static Verdict Verdict { get; } = new()
    {
        Conversion = Conversion.Install,
        MatchType = Attribution.MatchType.InstallReferrer,
        Credit = Credit,
        At = Some.Moment,
        Fact = 5,
        ConfigurationVersion = 1,
        Candidates =
        [
            Candidate("t-1", "META", Standing.Won), Candidate("t-2", "GOOGLE", Standing.Contributed), Candidate("t-3", "TIKTOK", Standing.Rejected),
            Candidate("t-4", "Email", Standing.Contributed), Candidate("t-5", "SMS", Standing.Contributed),
        ],
    };

    public static Install Install { get; } = Some.Install(user: "u-1") with
    {
        OpenedAt = Some.Moment,
        AppVersion = "2.4.1",
        SdkVersion = "3.1.0",
        Address = "203.0.113.77",
        Verdict = Verdict,
        Consent = new Consent(true, true, false),
        Device = new DeviceTraits
        {
            Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d",
            Idfa = "6d92078a-8246-4ba4-ae5b-76104861e7dc",
            Idfv = "cdda802e-fb9c-47ad-9866-0794d394c912",
            AndroidId = "9774d56d682e549c",
            AppSetId = "app-set-1",
            OsVersion = "14",
            Brand = "Google",
            Model = "Pixel 8",
            Language = "en",
            AttStatus = "3",
        },
    };

    public static User User { get; } = Some.User(email: " Nila@Example.org ", phone: "+919812345670");

    public static StreamEvent Purchase { get; } = Some.Event(name: "purchase", values: """{"sku":"s 1"}""", user: "u-1", credit: Credit with { Blocked = "click_flooding" }) with
    {
        Revenue = new Money(249.90m, "INR"),
        RevenueUsd = 2.84m,
    };

    public static Integration Integration(params (string Name, string Value)[] settings) => new()
    {
        Id = "net",
        Partner = "template",
        Active = true,
        Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        Events = [new EventMapping { Event = "*" }],
    };

    public static Telling Telling(StreamEvent happened, params (string Name, string Value)[] settings) =>
        new(happened, new Subject(Install, User), Integration(settings))
        {
            App = App,
            FindTouch = id => id == "t-1" ? Touch : null,
            Mapping = happened.Kind is EventKind.InApp or EventKind.Payment ? new EventMapping { Event = "*", As = "Bought it" } : null,
        };

    /// <summary>The address that a template for in-app events makes.</summary>
    public static string Address(string template, StreamEvent? happened = null, IConnector? connector = null, params (string Name, string Value)[] settings) =>
        (connector ?? ConnectorCatalog.All["template"]).Compose(Telling(happened ?? Purchase, [("eventUrl", template), .. settings]))
            .ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem().Address!;

    static Candidate Candidate(string touch, string source, Standing standing) => new()
    {
        TouchId = touch,
        At = Touch.At,
        Source = source,
        Campaign = $"{source}-campaign",
        MatchType = Attribution.MatchType.Probabilistic,
        Standing = standing,
        Because = "",
    };
}
