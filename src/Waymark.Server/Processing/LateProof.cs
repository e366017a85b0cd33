using Waymark.Attribution;
using Waymark.Attribution.Apple;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Server.Processing.Fraud;

namespace Waymark.Server.Processing;

/// <summary>Proof that comes after the decision replaces a guess or "organic" for a day; nothing replaces proof.</summary>
static class LateProof
{
    public static readonly TimeSpan SettlesAfter = TimeSpan.FromHours(24);

    /// <returns>The install, with its new verdict if there is one; saving it is the caller's.</returns>
    public static Install Consider(Case @case, DeviceCall call, Install install, AppleAnswer? apple = null)
    {
        if (install is not { Verdict: { IsProven: false, IsBlocked: false } before, OpenedAt: { } openedAt } || @case.At - openedAt > SettlesAfter) return install;

        var earlier = before.Conversion == Conversion.Install || install.PreviousInstallId is null
            ? null
            : @case.State.FindInstall(@case.App.Id, install.PreviousInstallId);
        var verdict = Judge.Decide(Gathering.Proof(@case, call, install, earlier) with
        {
            Apple = apple,
            TurnedDown = [.. before.Fraud.Where(found => found is { IsBlocked: true, TouchId: not null })],
            Settled = [.. before.Fraud.Where(found => found is { TouchId: null, Validation: null })],
            Signs = Signs.Of(install),
        });
        if (!verdict.Beats(before)) return install;

        verdict = verdict with { Notes = [.. verdict.Notes, $"Replaced an earlier decision of fact {before.Fact}: {Explanation.Outcome(before)}"] };
        var after = install with { Verdict = verdict };

        if (verdict is { IsBlocked: false, Credit.TouchId: { } clickId }) @case.State.Claim(@case.App.Id, clickId, install.Id);
        if (verdict.IsProven) @case.CountTrait("proven");
        @case.Emit(EventKind.AttributionChanged, new Happening { Install = after, Credit = verdict.Credit, Values = FirstOpens.ValuesOf(after, verdict, call) });
        ConversionFigures.Move(@case, install, after);
        FraudLedger.Replace(@case, after, before, verdict);
        return after;
    }
}
