using Waymark.Facts;

namespace Waymark.Devices;

/// <summary>Whether an install is a developer's or a tester's, by the app's own word.</summary>
public static class TestBuild
{
    /// <returns>
    /// True when anything in the call says so: <c>debug</c>, <c>is_debuggable</c>, or a store environment other than production.
    /// False when something says the contrary. Null when nothing says either.
    /// </returns>
    /// <remarks><c>is_emulator</c> is no sign: people play on emulators, and a developer's runs a debuggable build anyway.</remarks>
    public static bool? Read(DeviceCall call)
    {
        ReadOnlySpan<bool?> signs =
        [
            YesOrNo.Read(call.Text("debug")),
            YesOrNo.Read(call.DeviceText("debug")),
            YesOrNo.Read(call.DeviceText("is_debuggable")),
            IsTestStore(call.DeviceText("app_store_environment")),
        ];

        return signs.Contains(true) ? true : signs.Contains(false) ? false : null;
    }

    /// <summary>The latest <c>init</c> that says anything decides; other calls may only bring the news that it is one.</summary>
    /// <param name="known">What was known before the call.</param>
    /// <param name="said">What the call says.</param>
    /// <param name="isInit">Whether the call is an <c>init</c>.</param>
    public static bool After(bool known, bool? said, bool isInit) => isInit ? said ?? known : known || said == true;

    static bool? IsTestStore(string? environment) => environment?.Trim().ToLowerInvariant() switch
    {
        "sandbox" or "xcode" or "development" => true,
        "production" => false,
        _ => null,
    };
}
