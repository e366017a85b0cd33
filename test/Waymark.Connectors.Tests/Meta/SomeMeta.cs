using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Connectors.Tests.Meta;

/// <summary>Valid values for Meta; a test names only what it is about.</summary>
static class SomeMeta
{
    public const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";
    public const string Idfa = "6d92078a-8246-4ba4-ae5b-76104861e7dc";

    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["datasetId"] = "1234567890", ["accessToken"] = "test-token" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("meta", Settings(settings));

    public static Install Android(string? user = null) => Some.Install(null, user) with
    {
        AppVersion = "2.4.1",
        Device = new DeviceTraits
        {
            Gaid = Gaid, OsVersion = "15", Model = "Pixel 8", Language = "en", TimeZoneOffset = 330, Screen = "914x411x2.6",
        },
    };

    public static Install Iphone(string? attStatus = null, string? idfa = null) => Some.Install(null) with
    {
        Platform = Platform.Ios,
        Device = new DeviceTraits { Idfa = idfa, Idfv = "0f0c5d3e-1c59-4d1b-9e64-0a3f2b5c7d81", AttStatus = attStatus, OsVersion = "18.2", Model = "iPhone17,3" },
    };

    public static Telling Telling(StreamEvent happened, Install? install = null, User? user = null, Integration? integration = null) =>
        Some.TellingOfShop(happened, install ?? Android(), user, integration ?? Integration());

    public static JsonElement Event(Telling telling) => Some.BodyOf(telling);
}
