using Waymark.Fraud;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Puts touches that qualify otherwise to the rules of fraud: only what could earn something is worth accusing.</summary>
static class Scrutiny
{
    /// <returns>The touch as a candidate that contributed, or was rejected.</returns>
    public static Candidate Judge(Evidence evidence, Touch touch, MatchType matchType, IReadOnlyList<Check> checks) =>
        Judge(evidence.IsTrusting ? null : evidence.Surroundings(), touch, matchType, checks);

    /// <param name="around">Null asks no rule of fraud.</param>
    /// <param name="touch">The touch.</param>
    /// <param name="matchType">What ties it to the conversion.</param>
    /// <param name="checks">The other checks it went through.</param>
    public static Candidate Judge(Surroundings? around, Touch touch, MatchType matchType, IReadOnlyList<Check> checks)
    {
        if (checks.FirstOrDefault(check => !check.Passed) is { } failed) return Candidates.Rejected(touch, matchType, checks, failed);
        if (around is null) return Candidates.From(touch, matchType, checks);

        var findings = TouchRules.Findings(new TouchInquiry(around, touch, matchType));
        if (findings.Count == 0) return Candidates.From(touch, matchType, checks);

        IReadOnlyList<Check> all = [.. checks, .. findings.Select(TouchRules.Check)];
        var candidate = all.FirstOrDefault(check => !check.Passed) is { } met
            ? Candidates.Rejected(touch, matchType, all, met)
            : Candidates.From(touch, matchType, all);
        return candidate with { Findings = findings };
    }
}
