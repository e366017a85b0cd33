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
            .Concat(document.Apps.SelectMany(LateLocks))
            .ToList();

        // The same empty list each time, so that two outcomes without warnings are equal.
        if (warnings.Count == 0) return [];
        return warnings;
    }

    static IEnumerable<DocumentError> LateLocks(App app, int place) =>
        from schema in app.Skan.Schemas.Index()
        from row in schema.Item.Rows.Index()
        where row.Item is { Lock: true, Window: > 0 }
        select new DocumentError(
            string.Create(CultureInfo.InvariantCulture, $"apps[{place}].skan.schemas[{schema.Index}].rows[{row.Index}].lock"),
            "closes a later window early: what its users do in the rest of it is lost, for an answer that is at most some days faster. Locks are for window 0.");
}
