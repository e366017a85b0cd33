using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Amplitude;

/// <summary>Valid settings; a test names only what it is about.</summary>
static class SomeAmplitude
{
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["apiKey"] = "test-key" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("amplitude", Settings(settings));
}
