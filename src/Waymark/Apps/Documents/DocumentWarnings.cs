using System.Globalization;
using Waymark.Rewards;

namespace Waymark.Apps.Documents;

/// <summary>What is allowed, but may be refused or regretted elsewhere.</summary>
public static class DocumentWarnings
{
    public static IReadOnlyList<DocumentError> Of(ConfigurationDocument document)
    {
        var warnings = document.Apps
            .SelectMany((app, place) => app.Rewards.Select((rule, number) => (
                Warning: StoreRules.Warning(rule),
                Path: string.Create(CultureInfo.InvariantCulture, $"apps[{place}].rewards[{number}].referred.event"))))
            .Where(one => one.Warning is not null)
            .Select(one => new DocumentError(one.Path, one.Warning!))
            .ToList();

        // The same empty list each time, so that two outcomes without warnings are equal.
        if (warnings.Count == 0) return [];
        return warnings;
    }
}
