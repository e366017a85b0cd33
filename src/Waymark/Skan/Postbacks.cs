using Waymark.Apps;

namespace Waymark.Skan;

/// <summary>Tells whose a postback is, and whether to believe it.</summary>
public static class Postbacks
{
    static readonly PostbackReader Apple = new(AppleKeys.Published);

    /// <returns>The app, null when none has the postback's; and what it says, null when the body is no JSON object.</returns>
    public static (App? App, PostbackReading? Reading) Read(Configuration configuration, PostbackProtocol protocol, ReadOnlyMemory<byte> body)
    {
        var reading = Apple.Read(protocol, body);
        var app = reading?.Postback is { } said ? configuration.AppByStoreId.GetValueOrDefault(said.AppStoreId) : null;

        // Forged or not, it names an app: an app's own keys vouch for that app alone.
        var isOurs = reading?.Verdict == PostbackVerdict.InvalidSignature && app?.Skan.TestReader is not null;
        return (app, isOurs ? app!.Skan.TestReader!.Read(protocol, body) : reading);
    }
}
