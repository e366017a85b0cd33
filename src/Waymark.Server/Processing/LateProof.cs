using Waymark.Attribution;
using Waymark.Attribution.Apple;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Installs;
using Waymark.Server.Processing.Fraud;
using Waymark.Server.Processing.Networks;

namespace Waymark.Server.Processing;

/// <summary>Proof that comes after the decision replaces a guess, a network's word or "organic" for a day; nothing replaces proof.</summary>
static class LateProof
{
    public static readonly TimeSpan SettlesAfter = TimeSpan.FromHours(24);

    /// <returns>The install, with its new verdict if there is one; saving it is the caller's.</returns>
    public static Install Consider(Case @case, DeviceCall call, Install install, AppleAnswer? apple = null) =>
        install is { Verdict: { IsProven: false, IsBlocked: false }, OpenedAt: { } openedAt } && @case.At - openedAt <= SettlesAfter
            ? Weigh(@case, call, install, Gathered(@case, call, install) with { Apple = apple })
            : install;

    /// <summary>All that is known by now of an install that was decided on before.</summary>
    public static Evidence Gathered(Case @case, DeviceCall call, Install install)
    {
        var earlier = install.Verdict?.Conversion is null or Conversion.Install || install.PreviousInstallId is null
            ? null
            : @case.State.FindInstall(@case.App.Id, install.PreviousInstallId);

        IReadOnlyList<FraudFinding> found = install.Verdict?.Fraud ?? [];
        var evidence = Gathering.Proof(@case, call, install, earlier) with
        {
            TurnedDown = [.. found.Where(finding => finding is { IsBlocked: true, TouchId: not null })],
            Settled = [.. found.Where(finding => finding is { TouchId: null, Validation: null })],
            Signs = Signs.Of(install),
        };

        // Whoever claims has no referrer to hand over; what the store said at first still holds.
        return evidence.Referrer is ReferrerReading.None && install.Verdict?.Referrer == "store_organic"
            ? evidence with { Referrer = new ReferrerReading.StoreOrganic() }
            : evidence;
    }

    static Install Weigh(Case @case, DeviceCall call, Install install, Evidence evidence)
    {
        var before = install.Verdict!;
        var verdict = Judge.Decide(evidence);
        if (!verdict.Beats(before)) return install;

        verdict = verdict with
        {
            // What was weighed before still helped, and what the referrer said it still says.
            Referrer = verdict.Referrer == "none" ? before.Referrer : verdict.Referrer,
            Meta = verdict.Meta ?? before.Meta,
            Candidates = [.. verdict.Candidates, .. before.Candidates.Where(known => verdict.Candidates.All(candidate => candidate.TouchId != known.TouchId)).Select(Candidates.Overtaken)],
            Notes = [.. verdict.Notes, $"Replaced an earlier decision of fact {before.Fact}: {Explanation.Outcome(before)}"],
        };
        var after = install with { Verdict = verdict };

        if (verdict is { IsBlocked: false, Credit.TouchId: { } clickId }) @case.State.Claim(@case.App.Id, clickId, install.Id);
        if (verdict.IsProven) @case.CountTrait("proven");
        @case.Emit(EventKind.AttributionChanged, new Happening { Install = after, Credit = verdict.Credit, Values = FirstOpens.ValuesOf(after, verdict, call) });
        ConversionFigures.Move(@case, install, after);
        FraudLedger.Replace(@case, after, before, verdict);
        ClaimOutcomes.Note(@case, after, evidence);
        return after;
    }
}
