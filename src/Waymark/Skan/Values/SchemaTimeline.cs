using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Skan.Values;

/// <summary>Which version of its schema an app gave to new installs, and when: taken from the versions of the configuration.</summary>
/// <param name="changes">The changes, the first first; null is for no schema at all.</param>
public sealed class SchemaTimeline(IReadOnlyList<(DateTimeOffset From, int? Version)> changes)
{
    public static SchemaTimeline Empty { get; } = new([]);

    /// <param name="from">When the configuration said so.</param>
    /// <param name="version">The live version; null for none.</param>
    /// <param name="since">The day since when the app has used it, before it was written here.</param>
    /// <returns>The same with what holds from then on.</returns>
    public SchemaTimeline With(DateTimeOffset from, int? version, DateOnly? since = null)
    {
        var (latest, current) = changes.Count == 0 ? (DateTimeOffset.MinValue, null) : changes[^1];
        if (version == current) return this;

        var used = since is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : from;
        return new([.. changes, (used < latest ? latest : used < from ? used : from, version)]);
    }

    /// <returns>When the version became live last, and when that ended; nothing for one that never was.</returns>
    public (DateTimeOffset? From, DateTimeOffset? To) LiveTimes(int version)
    {
        var last = changes.Index().LastOrDefault(change => change.Item.Version == version, (Index: -1, Item: default));
        return last.Index < 0 ? (null, null) : (last.Item.From, last.Index + 1 < changes.Count ? changes[last.Index + 1].From : null);
    }

    public int? At(DateTimeOffset moment) => changes.LastOrDefault(change => change.From <= moment).Version;

    /// <returns>The versions that held within the span, the first first.</returns>
    public IReadOnlyList<int> Within(Period span) =>
    [
        .. changes.Where(change => change.From > span.From && change.From <= span.To).Select(change => change.Version).Prepend(At(span.From)).OfType<int>().Distinct(),
    ];

    /// <summary>Reads which version was live by a stored configuration, without the cost of understanding all of it.</summary>
    /// <returns>The live version by app, and since when the app has used it where it says so.</returns>
    public static IEnumerable<(string App, int? Version, DateOnly? Since)> LiveIn(JsonObject document) =>
        from app in document["apps"] as JsonArray ?? []
        let schemas = app["skan"]?["schemas"] as JsonArray ?? []
        let live = schemas.Where(schema => (string?)schema!["status"] is null or "live").MaxBy(schema => schema!["version"]!.GetValue<int>())
        select (app["id"]!.GetValue<string>(), live?["version"]!.GetValue<int>(), DayOf((string?)live?["since"]));

    static DateOnly? DayOf(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
