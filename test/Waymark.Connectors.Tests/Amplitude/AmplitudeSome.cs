using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Amplitude;

/// <summary>Valid settings; a test names only what it is about.</summary>
static class AmplitudeSome
{
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["apiKey"] = "test-key" };

        foreach (var (name, value) in more)
            settings[name] = value;

        return settings;
    }

    public static Integration Integration(params (string Name, string Value)[] settings) => Tales.Integration("amplitude", Settings(settings));
}
