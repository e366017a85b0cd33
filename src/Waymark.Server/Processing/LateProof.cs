using Waymark.Attribution;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing;

/// <summary>Proof that comes after the decision replaces a guess or "organic" for a day; nothing replaces proof.</summary>
static class LateProof
{
    static readonly TimeSpan SettlesAfter = TimeSpan.FromHours(24);

    /// <returns>The install, with its new verdict if there is one; saving it is the caller's.</returns>
    public static Install Consider(Case @case, DeviceCall call, Install install)
    {
        if (install is not { Verdict: { IsProven: false } before, OpenedAt: { } openedAt } || @case.At - openedAt > SettlesAfter) return install;

        var earlier = before.Conversion == Conversion.Install || install.PreviousInstallId is null
            ? null
            : @case.State.FindInstall(@case.App.Id, install.PreviousInstallId);
        var evidence = Gathering.Evidence(@case, call, install, earlier) with { ByAddress = [] };

        if (!Gathering.HasProof(evidence)) return install;

        var verdict = Judge.Decide(evidence);
        if (!verdict.IsProven) return install;

        verdict = verdict with { Notes = [.. verdict.Notes, $"Replaced an earlier decision of fact {before.Fact}: {Explanation.Outcome(before)}"] };
        install = install with { Verdict = verdict };

        if (verdict.Winner is { } winner) @case.State.Claim(@case.App.Id, winner.TouchId, install.Id);
        @case.Emit(EventKind.AttributionChanged, new Happening { Install = install, Credit = verdict.Credit, Values = FirstOpens.ValuesOf(install, verdict, call) });
        Move(@case, install, before, verdict);
        return install;
    }

    // The install counts once, on the day it happened, for whom it is credited to now.
    static void Move(Case @case, Install install, Verdict before, Verdict after)
    {
        var day = AppCalendar.DayOf(@case.App, before.At);
        @case.State.Add(@case.KeyOf(FirstOpens.MeasureOf(before.Conversion), day, before.Credit, install.Platform), new Figure(-1, 0));
        @case.State.Add(@case.KeyOf(FirstOpens.MeasureOf(after.Conversion), day, after.Credit, install.Platform), new Figure(1, 0));
    }
}
