using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Mixpanel;

/// <summary>Valid settings; a test names only what it is about.</summary>
static class SomeMixpanel
{
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["token"] = "test-token" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("mixpanel", Settings(settings));
}
