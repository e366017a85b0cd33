namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>How much went one way.</summary>
/// <param name="Profiles">Batches that told of people only.</param>
/// <param name="ByName">Events by name.</param>
sealed record Freight(long Batches, long Profiles, long Events, IReadOnlyDictionary<string, long> ByName)
{
    public static Freight None { get; } = new(0, 0, 0, new Dictionary<string, long>());

    public Freight With(IEnumerable<ExportBatch> batches)
    {
        var (all, profiles, events) = (Batches, Profiles, Events);
        var byName = new SortedDictionary<string, long>(ByName.ToDictionary(), StringComparer.Ordinal);

        foreach (var batch in batches)
        {
            all++;
            events += batch.Events.Count;
            if (batch.Events.Count == 0) profiles++;

            foreach (var name in batch.Events)
                byName[name] = byName.GetValueOrDefault(name) + 1;
        }

        return new(all, profiles, events, byName);
    }
}
