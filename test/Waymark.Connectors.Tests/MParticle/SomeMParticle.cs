using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Connectors.Tests.MParticle;

/// <summary>Valid values for mParticle; a test names only what it is about.</summary>
static class SomeMParticle
{
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["key"] = "us1-key", ["secret"] = "test-secret" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("mparticle", Settings(settings));

    public static Install Android(string? user = null) => Some.Install(null, user) with
    {
        AppVersion = "2.4.1",
        Device = new DeviceTraits
        {
            Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d", AndroidId = "9774d56d682e549c", OsVersion = "15", Model = "Pixel 8", Brand = "google",
            Language = "en", TimeZoneOffset = 330, Screen = "914x411x2.6", AllowsAds = true,
        },
    };

    public static Install Iphone() => Some.Install(null) with
    {
        Platform = Platform.Ios,
        Device = new DeviceTraits { Idfv = "0f0c5d3e-1c59-4d1b-9e64-0a3f2b5c7d81", AttStatus = "2", OsVersion = "18.2", Model = "iPhone17,3" },
    };

    public static Telling Telling(StreamEvent happened, Install? install = null, User? user = null, Integration? integration = null) =>
        Some.TellingOfShop(happened, install ?? Android(), user, integration ?? Integration());

    public static JsonElement Batch(Telling telling) => Some.BodyOf(telling);
}
