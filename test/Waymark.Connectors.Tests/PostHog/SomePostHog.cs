using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.PostHog;

/// <summary>Valid settings; a test names only what it is about.</summary>
static class SomePostHog
{
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["apiKey"] = "phc_test" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("posthog", Settings(settings));
}
