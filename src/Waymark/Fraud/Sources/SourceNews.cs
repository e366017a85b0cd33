namespace Waymark.Fraud.Sources;

/// <summary>What a look at the sources finds that has not been told yet.</summary>
public static class SourceNews
{
    /// <param name="reviews">How the sources look now.</param>
    /// <param name="standing">What stands.</param>
    /// <returns>What is new, much worse, or over.</returns>
    public static IEnumerable<SourceWord> Of(IReadOnlyList<SourceReview> reviews, IReadOnlyList<StandingFinding> standing)
    {
        var told = standing
            .Where(found => found.Finding is not null && SourceRules.Codes.Contains(found.Rule))
            .ToDictionary(found => (found.Scope, found.Rule), found => found.Finding!);

        foreach (var (review, judged) in reviews.SelectMany(review => review.Judgements.Select(judged => (review, judged))))
        {
            var isKnown = told.Remove((review.Scope, judged.Rule), out var before);

            if (judged.Finding is { } finding && (!isKnown || finding.IsMuchWorseThan(before!)))
                yield return new SourceWord { Kind = SourceWordKind.Found, Scope = review.Scope, Rule = judged.Rule, Finding = finding };
            else if (isKnown && IsOver(judged, review))
                yield return Over(review.Scope, judged.Rule);
        }

        // Nothing came from there all week, a part of it is found by itself now, or the rule was switched off.
        foreach (var (scope, rule) in told.Keys)
            yield return Over(scope, rule);
    }

    // A source that is blocked brings no installs to judge it by: that must not free it.
    static bool IsOver(SourceJudgement judged, SourceReview review) =>
        judged.Outcome == SourceOutcome.NotMet || (judged.Outcome == SourceOutcome.TooFew && review.Sum.All.IsNothing);

    static SourceWord Over(SourceScope scope, string rule) => new() { Kind = SourceWordKind.Over, Scope = scope, Rule = rule };
}
