namespace Waymark.Fraud.Sources;

/// <summary>One source, campaign or site with what came from it and what the rules say of that.</summary>
/// <param name="Scope">Which.</param>
/// <param name="Sum">What came from it; of a whole, without the parts that were found suspicious by themselves.</param>
/// <param name="Judgements">One for each rule that is not switched off.</param>
public sealed record SourceReview(SourceScope Scope, SourceSum Sum, IReadOnlyList<SourceJudgement> Judgements)
{
    public bool IsSuspicious => Judgements.Any(judged => judged.Outcome == SourceOutcome.Met);

    internal static SourceReview Of(
        SourceScope scope, SourceSum sum, SourceSum others, SourceWindow window, FraudSettings fraud, IReadOnlyList<StandingFinding> standing)
    {
        var rules = SourceRules.Codes.Select(code => fraud.InForce(code, scope.AsAsked));
        var judgements = SourceRules.Judge(sum, others, rules, code => standing.FirstOrDefault(found => found.Rule == code && found.Scope == scope)?.Finding);

        return new SourceReview(scope, sum, [.. judgements.Select(Dated)]);

        SourceJudgement Dated(SourceJudgement judged) =>
            judged.Finding is null ? judged : judged with { Finding = judged.Finding with { From = window.From, To = window.To } };
    }
}
