using Waymark.Fraud.Sources;

namespace Waymark.Server.Api.Sources;

/// <summary>What came from one source, campaign or site in the last seven days, and how it looks.</summary>
/// <param name="Scope">Which.</param>
/// <param name="IsSuspicious">A rule is met now.</param>
/// <param name="Clicks">Clicks that were kept.</param>
/// <param name="CappedClicks">Clicks beyond the source's cap.</param>
/// <param name="Installs">Installs that were credited to it, those that rules blocked included.</param>
/// <param name="Measures">Every measure, with its bounds.</param>
/// <param name="Flags">What each rule says of it: <c>met</c>, <c>notMet</c>, or <c>tooFew</c> to tell.</param>
public sealed record SourceView(
    SourceScopeView Scope, bool IsSuspicious, long Clicks, long CappedClicks, long Installs,
    IReadOnlyList<SourceMeasurement> Measures, IReadOnlyList<SourceJudgement> Flags)
{
    public static SourceView Of(SourceReview review) => new(
        SourceScopeView.Of(review.Scope),
        review.IsSuspicious,
        review.Sum.All.Clicks,
        review.Sum.All.CappedClicks,
        review.Sum.All.Installs,
        SourceMeasurement.All(review.Sum),
        review.Judgements);
}

/// <summary>An app's sources.</summary>
/// <param name="From">The first UTC day that was looked at.</param>
/// <param name="To">The last.</param>
/// <param name="Sources">Each source after its sites and campaigns; a whole is shown without the parts that are suspicious by themselves.</param>
public sealed record SourceList(DateOnly From, DateOnly To, IReadOnlyList<SourceView> Sources);
