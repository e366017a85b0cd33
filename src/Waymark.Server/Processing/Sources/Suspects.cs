using System.Globalization;
using Waymark.Fraud;
using Waymark.Fraud.Sources;

namespace Waymark.Server.Processing.Sources;

/// <summary>What stands against sources, as a decision on a first open looks at it.</summary>
static class Suspects
{
    public static IReadOnlyList<Suspicion> Of(Case @case)
    {
        var standing = @case.State.Sources.Standing(@case.App.Id);
        return standing.Count == 0 ? [] : [.. standing.Where(found => found.StandsAt(@case.At)).Select(found => Suspicion(@case, found)).OfType<Suspicion>()];
    }

    static Suspicion? Suspicion(Case @case, StandingFinding found)
    {
        var mode = found.ModeUnder(@case.App.Fraud);

        // Clicks beyond the cap are no touches at all; those before it are as good as ever.
        if (mode == FraudMode.Off || (mode == FraudMode.Block && found.Rule == FraudRules.ClickCapping)) return null;

        var suspicion = new Suspicion(found.Rule, found.Scope.Source, found.Scope.Campaign, found.Scope.Site, mode == FraudMode.Block, found.EffectiveSince)
        {
            SettingFrom = found.Decision is null ? @case.App.Fraud.InForce(found.Rule, found.Scope.AsAsked).SettingFrom : "app",
        };

        return found.Finding is not { } finding
            ? suspicion with { Input = found.Decision?.Why ?? "a person's decision", Threshold = "not blocked" }
            : suspicion with
            {
                Input = string.Create(CultureInfo.InvariantCulture, $"{finding.Measure} {finding.Value:0.####} of {finding.Of}"),
                Threshold = string.Create(CultureInfo.InvariantCulture, $"{finding.Threshold:0.####}"),
            };
    }
}
