using Waymark.Events;

namespace Waymark.Fraud.Sources;

/// <summary>Looks through everything that an app's sources brought, part by part. Pure: the same days come to the same reviews.</summary>
public static class SourceAudit
{
    // A part that no rule could say anything of is not looked at.
    const long FewestInstalls = 30, FewestClicks = 1_000;

    /// <param name="days">The days of the window.</param>
    /// <param name="window">Which days these are.</param>
    /// <param name="fraud">What the owner wants.</param>
    /// <param name="standing">What has been found before.</param>
    /// <returns>Every source, and those of its campaigns and sites that are large enough to tell.</returns>
    public static IReadOnlyList<SourceReview> Of(
        IReadOnlyCollection<SourceDay> days, SourceWindow window, FraudSettings fraud, IReadOnlyList<StandingFinding> standing)
    {
        var bySource = days.Where(day => window.From <= day.Day && day.Day <= window.To).ToLookup(day => day.Key.Source, StringComparer.Ordinal);
        var sums = bySource.ToDictionary(source => source.Key, source => SourceSum.Of(source, window), StringComparer.Ordinal);
        var suspects = standing.Where(found => found.IsSuspicion).Select(found => found.Scope.Source).ToHashSet(StringComparer.Ordinal);
        var known = standing.Select(found => found.Scope).ToHashSet();

        // What is found already is no measure for others.
        return
        [
            .. bySource.Where(source => IsJudged(source.Key)).OrderBy(source => source.Key, StringComparer.Ordinal).SelectMany(source =>
            {
                var others = sums.Where(sum => sum.Key != source.Key && !suspects.Contains(sum.Key)).Aggregate(SourceSum.Nothing, (all, sum) => all + sum.Value);
                return Parts([.. source], known, (scope, part) => SourceReview.Of(scope, SourceSum.Of(part, window), others, window, fraud, standing));
            }),
        ];
    }

    // The small parts first: what is found there is taken out of the whole, so that one bad site does not cost a network its honest ones.
    static IEnumerable<SourceReview> Parts(List<SourceDay> left, HashSet<SourceScope> known, Func<SourceScope, IEnumerable<SourceDay>, SourceReview> review)
    {
        var whole = new SourceScope { Source = left[0].Key.Source };

        foreach (var site in PartsBy(day => day.Key.Site))
        {
            var found = review(whole with { Site = site.Key }, site);
            if (found.IsSuspicious) left.RemoveAll(day => day.Key.Site == site.Key);
            yield return found;
        }

        foreach (var campaign in PartsBy(day => day.Key.Campaign))
        {
            var found = review(whole with { Campaign = campaign.Key }, campaign);
            if (found.IsSuspicious) left.RemoveAll(day => day.Key.Campaign == campaign.Key);
            yield return found;
        }

        foreach (var both in known.Where(scope => scope.Source == whole.Source && scope is { Campaign: not null, Site: not null }))
            yield return review(both, left.Where(day => both.Covers(day.Key)));

        yield return review(whole, left);

        List<IGrouping<string, SourceDay>> PartsBy(Func<SourceDay, string> name) =>
        [
            .. left.Where(day => name(day).Length > 0).GroupBy(name, StringComparer.Ordinal)
                .Where(part => IsLarge(part) || known.Any(scope => scope.Source == whole.Source && (scope.Site == part.Key || scope.Campaign == part.Key)))
                .OrderBy(part => part.Key, StringComparer.Ordinal),
        ];
    }

    // Nobody is behind what is organic, nor behind what is counted without a name.
    static bool IsJudged(string source) => source.Length > 0 && source != Credit.OrganicSource;

    static bool IsLarge(IEnumerable<SourceDay> days)
    {
        var (installs, clicks) = (0L, 0L);

        foreach (var day in days)
            (installs, clicks) = (installs + day.Figures.Installs, clicks + day.Figures.Clicks);

        return installs >= FewestInstalls || clicks >= FewestClicks;
    }
}
