using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Any call that names an install tells that it is there: before its first open it is provisional.</summary>
static class Presence
{
    // Inactivity is measured in days; the hour is enough, and an event seldom has to write the install again.
    static readonly TimeSpan Precision = TimeSpan.FromHours(1);

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
        if (@case.At - install.LastActiveAt >= Precision) install = Active(@case, install);

        if (!ReferenceEquals(install, known)) @case.State.Save(install);
        return install;
    }

    static Install Active(Case @case, Install install)
    {
        if (Earned.Of(install) is { } earned) @case.State.NoteActive(earned, @case.At);
        return install with { ActiveBefore = install.LastActiveAt, LastActiveAt = @case.At };
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

        var device = att == install.Device.AttStatus ? install.Device : install.Device with { AttStatus = att };
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
