using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Reports;
using Waymark.Server.Processing.Apple;
using Waymark.Server.Processing.Networks;
using Waymark.Server.Processing.Referrals;

namespace Waymark.Server.Processing;

/// <summary>An app was opened: the first time it is an install and somebody may have earned it.</summary>
static class Opens
{
    // A client that got no answer asks up to five times, for half a minute and the time it waited: that is one open, not five.
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } known)
        {
            // Nothing tells whose open it was; it still was one.
            @case.Count(Measures.Opens, null, DeviceReading.PlatformOf(call));
            return;
        }

        var install = known with
        {
            Device = DeviceOf(@case, call, known),
            AppVersion = DeviceReading.Short(call.Text("app_version") ?? call.DeviceText("app_version")) ?? known.AppVersion,
            SdkVersion = DeviceReading.Short(call.Text("package_version")) ?? known.SdkVersion,
        };

        AppleTokens.Note(@case, call, install);
        NetworkQuestions.Note(@case, install);

        if (install.IsProvisional) FirstOpens.Apply(@case, call, install);
        else ApplyLater(@case, call, known, install);
    }

    /// <summary>A client asks for its attribution, and may bring evidence that <c>init</c> did not have.</summary>
    public static void Ask(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } known)
        {
            @case.Drop("no_install");
            return;
        }

        if (known.IsProvisional)
        {
            @case.Drop("not_opened_yet");
            return;
        }

        AppleTokens.Note(@case, call, known);
        var device = DeviceOf(@case, call, known);
        NetworkQuestions.Note(@case, known with { Device = device });
        var install = LateProof.Consider(@case, call, known with { Device = device });
        Keep(@case, known, Outcomes.Told(@case, InstallArrivals.Late(@case, call, install)));
    }

    static void ApplyLater(Case @case, DeviceCall call, Install known, Install install)
    {
        install = InstallArrivals.Late(@case, call, LateProof.Consider(@case, call, install));

        // Either way: a clock that was set back must not hide an hour of opens.
        if ((@case.At - install.LastOpenedAt)?.Duration() >= RetrySpan)
        {
            Cohorts.Opened(@case, install);
            install = install with { LastOpenedAt = @case.At };

            // The link first: what it wins back is the open itself.
            if (call.Text("link") is { } link) install = Openings.Apply(@case, call, DeepLinks.Opened(@case, install, link), link);

            var credit = install.CreditAt(@case.At);
            @case.Emit(EventKind.Open, new Happening { Install = install, Credit = credit });
            @case.Count(Measures.Opens, credit, install.Platform);
        }
        else
        {
            @case.Drop("repeat");
        }

        Keep(@case, known, install);
    }

    static DeviceTraits DeviceOf(Case @case, DeviceCall call, Install known) => SignalRules.Kept(
        @case.App.Privacy, DeviceReading.Merge(known.Device, DeviceReading.TraitsOf(call, known.Platform)));

    static void Keep(Case @case, Install known, Install install)
    {
        if (install == known) return;

        @case.State.Save(install);
        DeviceLinks.Note(@case, install, known.Device);
    }
}
