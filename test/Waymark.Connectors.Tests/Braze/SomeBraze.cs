using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Connectors.Tests.Braze;

/// <summary>Valid values for Braze; a test names only what it is about.</summary>
static class SomeBraze
{
    public const string Device = "6C6B4E2C-9F50";

    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new Dictionary<string, string> { ["apiKey"] = "test-key", ["instance"] = "iad-06" }.And(more);

    public static Integration Integration(params (string Name, string Value)[] settings) => Some.Integration("braze", Settings(settings));

    public static Install Install(string? device = Device, string? user = null) => Some.Install(null, user) with
    {
        PartnerIds = device is null ? new Dictionary<string, string>() : new() { ["brazeDeviceId"] = device },
    };

    public static Telling Telling(StreamEvent happened, Install? install = null, User? user = null, Integration? integration = null) =>
        Some.Telling(happened, install ?? Install(), user, integration ?? Integration());
}
