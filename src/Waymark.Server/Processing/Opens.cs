using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;

namespace Waymark.Server.Processing;

/// <summary>An app was opened: the first time it is an install and somebody may have earned it.</summary>
static class Opens
{
    // A client that got no answer asks again within half a minute: that is one open, not five.
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(30);

    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install)
        {
            // Nothing tells whose open it was; it still was one.
            @case.Count(Measures.Opens, null, DeviceReading.PlatformOf(call));
            return;
        }

        var told = DeviceReading.TraitsOf(call, install.Platform);
        var earlier = install;
        install = install with
        {
            Device = DeviceReading.Merge(install.Device, told),
            AppVersion = call.Text("app_version") ?? call.DeviceText("app_version") ?? install.AppVersion,
            SdkVersion = call.Text("package_version") ?? install.SdkVersion,
        };

        if (install.IsProvisional)
        {
            FirstOpens.Apply(@case, call, install);
            return;
        }

        if (@case.At - install.LastOpenedAt >= RetrySpan)
        {
            install = install with { LastOpenedAt = @case.At };
            var credit = install.CreditAt(@case.At);
            @case.Emit(EventKind.Open, new Happening { Install = install, Credit = credit });
            @case.Count(Measures.Opens, credit, install.Platform);
        }

        install = LateProof.Consider(@case, call, install);
        if (install != earlier) @case.State.Save(install);
        DeviceLinks.Note(@case, install, told);

        if (call.Text("link") is { } link) DeepLinks.Opened(@case, install, link);
    }

    /// <summary>A client asks for its attribution, and may bring evidence that <c>init</c> did not have.</summary>
    public static void Ask(Case @case, DeviceCall call)
    {
        if (call.InstallId is null || Presence.Note(@case, call) is not { IsProvisional: false } install) return;

        var told = DeviceReading.TraitsOf(call, install.Platform);
        var merged = LateProof.Consider(@case, call, install with { Device = DeviceReading.Merge(install.Device, told) });

        if (merged != install) @case.State.Save(merged);
    }
}
