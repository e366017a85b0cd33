using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Server.Processing.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Any call that names an install tells that it is there: before its first open it is provisional.</summary>
static class Presence
{
    /// <returns>The install as it stands now; null when the call names none.</returns>
    public static Install? Note(Case @case, DeviceCall call)
    {
        if (call.InstallId is not { } id) return null;

        var known = @case.State.FindInstall(@case.App.Id, id);

        // A server may name an install; it neither opens the app nor knows the device.
        if (@case.Fact.Signature == SignatureState.ServerKey) return known;

        var install = known ?? new Install { App = @case.App.Id, Id = id, FirstSeenAt = @case.At, LastActiveAt = @case.At };

        if (install.Platform == Platform.Unknown && DeviceReading.PlatformOf(call) is not Platform.Unknown and var platform)
            install = WithPlatform(@case, install, platform);
        install = WithWord(@case, call, install);
        install = Active(@case, install, @case.At);
        Whereabouts.Note(@case, install);

        if (!ReferenceEquals(install, known)) @case.State.Save(install);
        return install;
    }

    /// <summary>Notes that an install was in use; saving it is the caller's.</summary>
    /// <returns>The very same install when nothing is worth noting.</returns>
    public static Install Active(Case @case, Install install, DateTimeOffset moment)
    {
        var after = install.ActiveAt(moment);

        if (after.LastActiveAt != install.LastActiveAt && Earned.Of(install) is { } earned)
            @case.State.NoteActive(earned, after.LastActiveAt);

        return after;
    }

    // Of its build, of consent and of Apple's permission: people answer after the app has started, so any call may bring the news.
    static Install WithWord(Case @case, DeviceCall call, Install install)
    {
        var isInit = @case.Fact.Kind == FactKind.Init;
        if (!isInit && !call.HasDevice) return install;

        var isTest = TestBuild.After(install.IsTest, TestBuild.Read(call), isInit);
        var consent = ConsentReading.Merge(install.Consent, ConsentReading.Read(call));
        var att = DeviceReading.Short(call.DeviceText("att_status")) ?? install.Device.AttStatus;
        if (isTest == install.IsTest && consent == install.Consent && att == install.Device.AttStatus) return install;

        var device = att == install.Device.AttStatus ? install.Device : SignalRules.Kept(@case.App.Privacy, install.Device with { AttStatus = att });
        return install with { IsTest = isTest, Consent = consent, Device = device };
    }

    static Install WithPlatform(Case @case, Install install, Platform platform)
    {
        var after = install with { Platform = platform };
        ConversionFigures.Move(@case, install, after);
        return after;
    }

    /// <returns>Who is credited for what the install, or else the user's latest install, does now.</returns>
    public static Credit? CreditOf(Case @case, Install? install, string? userId) =>
        InstallOf(@case, install, userId)?.CreditAt(@case.At);

    /// <returns>The install, or else the user's latest.</returns>
    public static Install? InstallOf(Case @case, Install? install, string? userId) =>
        install is null && userId is not null && @case.State.FindUser(@case.App.Id, userId) is { InstallIds: [.., var latest] }
            ? @case.State.FindInstall(@case.App.Id, latest)
            : install;
}
