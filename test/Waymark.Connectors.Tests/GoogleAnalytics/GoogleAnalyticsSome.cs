using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.GoogleAnalytics;

/// <summary>Valid settings and ids; a test names only what it is about.</summary>
static class GoogleAnalyticsSome
{
    public const string Instance = "0123456789abcdef0123456789abcdef";

    public static readonly (string Key, string Id) InstanceId = ("ga_app_instance_id", Instance);

    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["androidAppId"] = "1:123:android:abc", ["androidApiSecret"] = "test-secret" };

        foreach (var (name, value) in more)
            settings[name] = value;

        return settings;
    }

    public static Integration Integration(params (string Name, string Value)[] settings) => Tales.Integration("ga4", Settings(settings));

    public static Telling Tale(string name) => Tales.Of(name, Integration(), InstanceId);
}
