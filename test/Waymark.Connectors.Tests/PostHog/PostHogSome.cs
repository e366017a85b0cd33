using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.PostHog;

/// <summary>Valid settings; a test names only what it is about.</summary>
static class PostHogSome
{
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["apiKey"] = "phc_test" };

        foreach (var (name, value) in more)
            settings[name] = value;

        return settings;
    }

    public static Integration Integration(params (string Name, string Value)[] settings) => Tales.Integration("posthog", Settings(settings));
}
