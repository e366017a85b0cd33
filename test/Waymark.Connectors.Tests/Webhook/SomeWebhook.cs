using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Touches;
using Waymark.Users;

namespace Waymark.Connectors.Tests.Webhook;

/// <summary>A person who came by an ad, with all that can be known of them.</summary>
static class SomeWebhook
{
    public static App App { get; } = new()
    {
        Id = "shop",
        Name = "Shop & Co",
        Android = new AndroidApp { Package = "com.example.shop" },
        Ios = new IosApp { BundleId = "com.example.shop", AppStoreId = "525463029" },
    };

    public static Touch Touch { get; } = new()
    {
        App = "shop",
        ClickId = "t-1",
        Position = 1,
        At = Some.Moment.AddMinutes(-5),
        Url = "https://links.example.test/?c=AbC123&click_id=net-1&gclid=g-1&af_adset_id=set-9&af_ad_id=ad-9",
        Source = "META",
        Parameters = new Dictionary<string, string> { ["click_id"] = "net-1", ["ad_set_id"] = "set-9", ["ad_id"] = "ad-9", ["gclid"] = "g-1" },
    };

    public static Credit Meta { get; } = Some.Meta with { AdSet = "Prospecting", Ad = "reel-01", TouchAt = Touch.At };

    public static Install Install { get; } = Some.Install(user: "u-1") with
    {
        OpenedAt = Some.Moment,
        AppVersion = "2.4.1",
        SdkVersion = "3.1.0",
        Device = new DeviceTraits
        {
            Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d",
            OsVersion = "14",
            Brand = "Google",
            Model = "Pixel 8",
            Language = "en",
        },
    };

    public static User User { get; } = Some.User(name: "Nila", email: "nila@example.org", phone: "+919812345670") with
    {
        SignedUpAt = Some.Moment,
        Traits = new Dictionary<string, string> { ["plan"] = "\"gold\"", ["age"] = "31" },
    };

    public static Integration Integration(params (string Name, string Value)[] settings) => new()
    {
        Id = "hook",
        Partner = "webhook",
        Active = true,
        Settings = new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["url"] = settings.FirstOrDefault(setting => setting.Name == "url").Value ?? "https://hooks.example.org/waymark?k=1",
        },
        Events = [new EventMapping { Event = "*" }],
    };

    public static Telling Telling(StreamEvent happened, params (string Name, string Value)[] settings) =>
        new(happened, new Subject(Install, happened.UserId is null ? null : User), Integration(settings)) { App = App, FindTouch = _ => Touch };
}
