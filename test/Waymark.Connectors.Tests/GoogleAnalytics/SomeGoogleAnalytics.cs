using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.GoogleAnalytics;

/// <summary>Valid settings and ids; a test names only what it is about.</summary>
static class SomeGoogleAnalytics
{
    public const string Instance = "0123456789abcdef0123456789abcdef";

    public static readonly (string Key, string Id) InstanceId = ("ga_app_instance_id", Instance);

    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["androidAppId"] = "1:123:android:abc", ["androidApiSecret"] = "test-secret" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("ga4", Settings(settings));

    public static Telling Tale(string name) => Tales.Of(name, Integration(), InstanceId);
}
