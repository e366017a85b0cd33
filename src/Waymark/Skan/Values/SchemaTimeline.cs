using System.Text.Json.Nodes;

namespace Waymark.Skan.Values;

/// <summary>Which version of its schema an app gave to new installs, and when: taken from the versions of the configuration.</summary>
public sealed class SchemaTimeline
{
    readonly List<(DateTimeOffset From, int? Version)> _changes = [];

    /// <summary>The changes so far, the first first; null is for no schema at all.</summary>
    public IReadOnlyList<(DateTimeOffset From, int? Version)> Changes => _changes;

    /// <summary>Notes what held from a moment on; moments rise.</summary>
    public void Note(DateTimeOffset from, int? version)
    {
        if (version != (_changes.Count == 0 ? null : _changes[^1].Version)) _changes.Add((from, version));
    }

    public int? At(DateTimeOffset moment) => _changes.LastOrDefault(change => change.From <= moment).Version;

    /// <returns>The versions that held within the span, the first first.</returns>
    public IReadOnlyList<int> Within(Period span) =>
    [
        .. _changes.Where(change => change.From > span.From && change.From <= span.To).Select(change => change.Version).Prepend(At(span.From)).OfType<int>().Distinct(),
    ];

    /// <summary>Reads which version was live by a stored configuration, without the cost of understanding all of it.</summary>
    /// <returns>The live version by app.</returns>
    public static IEnumerable<(string App, int? Version)> LiveIn(JsonObject document) =>
        from app in document["apps"] as JsonArray ?? []
        let schemas = app["skan"]?["schemas"] as JsonArray ?? []
        select (
            app["id"]!.GetValue<string>(),
            schemas.Where(schema => (string?)schema!["status"] is null or "live").Max(schema => (int?)schema!["version"]!.GetValue<int>()));
}
