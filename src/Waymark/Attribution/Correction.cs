using Waymark.Events;
using Waymark.Fraud;

namespace Waymark.Attribution;

/// <summary>What rules of fraud make of a verdict: whose claim was discarded, and whether the install counts at all.</summary>
static class Correction
{
    /// <summary>A touch was turned down: would somebody else be credited without the rules?</summary>
    /// <param name="verdict">As decided with the rules of fraud.</param>
    /// <param name="trusting">As it would have been decided without them.</param>
    public static Verdict Discard(Verdict verdict, Verdict trusting)
    {
        var finding = verdict.Fraud.FirstOrDefault(found => found.IsBlocked && found.TouchId == trusting.Winner?.TouchId);
        if (finding is null || IsSame(verdict.Credit, trusting.Credit)) return verdict;

        verdict = verdict with { Discarded = new(trusting.Credit, finding), Notes = [.. verdict.Notes, Note(trusting.Credit, finding)] };

        // The link is the person's and no reward of anybody's: whoever followed it is still led on.
        return verdict.DeepLink is null && verdict.Credit.IsOrganic && trusting.IsProven
            ? verdict with { DeepLink = trusting.DeepLink, IsRootDomain = trusting.IsRootDomain }
            : verdict;
    }

    /// <summary>Puts the install itself to the rules.</summary>
    public static Verdict Judge(Evidence evidence, Verdict verdict)
    {
        if (evidence.Signs is not { } signs) return verdict;

        var scope = FraudScope.Of(verdict.Credit, evidence.FindTouch(verdict.Credit.TouchId));
        var asked = new InstallInquiry(evidence.App, evidence.At, evidence.Platform, evidence.Device, signs, scope);
        var findings = evidence.Settled is { } settled ? [.. settled, .. InstallRules.OfValidations(asked)] : InstallRules.Findings(asked);
        return With(verdict, findings, evidence.App.Fraud);
    }

    static Verdict With(Verdict verdict, IReadOnlyList<FraudFinding> findings, FraudSettings settings)
    {
        if (findings.Count == 0) return verdict;

        verdict = verdict with { Fraud = [.. verdict.Fraud, .. findings] };
        var blocking = findings.Where(found => found.IsBlocked).ToList();

        if (blocking.Find(found => !MakesOrganic(found, settings)) is { } fatal)
            return verdict with { Credit = verdict.Credit with { Blocked = fatal.Rule } };

        return blocking is [var first, ..] && !verdict.Credit.IsOrganic ? Organic(verdict, first) : verdict;
    }

    static Verdict Organic(Verdict verdict, FraudFinding finding) => verdict with
    {
        Conversion = verdict.Conversion == Conversion.Reattribution ? Conversion.Reinstall : verdict.Conversion,
        MatchType = MatchType.Organic,
        Credit = Credit.Organic,
        Confidence = 0,
        Discarded = verdict.Discarded ?? new(verdict.Credit, finding),
        Notes = [.. verdict.Notes, Note(verdict.Credit, finding)],
        Candidates = [.. verdict.Candidates.Select(candidate => candidate.Standing == Standing.Won ? TurnedDown(candidate, finding) : candidate)],
    };

    static Candidate TurnedDown(Candidate candidate, FraudFinding finding) => candidate with
    {
        Standing = Standing.Rejected,
        Because = $"The install meets the owner's rule \"{finding.Validation}\": {finding.Input}.",
        Checks = [.. candidate.Checks, TouchRules.Check(finding)],
    };

    static bool MakesOrganic(FraudFinding found, FraudSettings settings) =>
        found.Validation is { } id && settings.Validations.FirstOrDefault(validation => validation.Id == id)?.Outcome == ValidationOutcome.Organic;

    static string Note(Credit credit, FraudFinding finding) => $"{credit.Source} would have been credited, but for {finding.Rule}: {finding.Input}.";

    static bool IsSame(Credit one, Credit other) => one.Source == other.Source && (one.CampaignId ?? one.Campaign) == (other.CampaignId ?? other.Campaign);
}
