using Waymark.Apps;
using Waymark.Installs;

namespace Waymark.Server.Intake;

/// <summary>
/// React Native clients of version 0.x open whatever deep link the answer to a sign-up holds. They get the deferred one there,
/// once; everybody else has had it from <c>attribution-data</c> and gets none, or the app would open it a second time.
/// </summary>
static class OldReactNative
{
    /// <summary>Looks before the sign-up is stored, because processing it is what uses the deep link up.</summary>
    public static ValueTask<string?> FindPendingDeepLinkAsync(
        DeviceMessage message, App app, long lastPosition, IAnswers answers, CancellationToken stop) =>
        message.IsPlatform("REACT_NATIVE"u8) && message.InstallId.IsPresent
            ? FindAsync(message, app, lastPosition, answers, stop)
            : default;

    static async ValueTask<string?> FindAsync(
        DeviceMessage message, App app, long lastPosition, IAnswers answers, CancellationToken stop)
    {
        if (Devices.InstallId.Read(message.Text(message.InstallId.Text)) is not { } installId) return null;

        return PendingDeepLinkOf(await answers.FindInstallAsync(app, installId, lastPosition, Patience.ForDecision, stop));
    }

    /// <returns>What a sign-up from this install, sent by a React Native client, hands out and so uses up; null for nothing.</returns>
    public static string? PendingDeepLinkOf(Install? install) =>
        install is { IsDeepLinkConsumed: false, SdkVersion: { } version } && version.StartsWith("0.", StringComparison.Ordinal)
            ? install.Verdict?.DeepLink
            : null;
}
