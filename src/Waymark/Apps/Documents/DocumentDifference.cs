using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Apps.Documents;

/// <summary>Compares two sealed documents; things with an id are compared with their namesake, wherever it stands.</summary>
public static class DocumentDifference
{
    public static IReadOnlyList<DocumentChange> Between(SealedDocument before, SealedDocument after) =>
        [.. Compare("", before.Tree, after.Tree)];

    static IEnumerable<DocumentChange> Compare(string path, JsonNode? before, JsonNode? after) => (before, after) switch
    {
        _ when JsonNode.DeepEquals(before, after) => [],
        (JsonObject one, JsonObject other) => CompareObjects(path, one, other),
        (JsonArray one, JsonArray other) => CompareLists(path, one, other),
        // The first campaign reads no different from the second.
        (null, JsonArray { Count: > 0 } other) => CompareLists(path, [], other),
        (JsonArray { Count: > 0 } one, null) => CompareLists(path, one, []),
        _ when IsSecret(before) && IsSecret(after) => [new DocumentChange(path, "(secret)", "(changed)")],
        _ => [new DocumentChange(path, Show(before), Show(after))],
    };

    static IEnumerable<DocumentChange> CompareObjects(string path, JsonObject before, JsonObject after)
    {
        var place = new Place(path, null);

        return after.Select(member => member.Key)
            .Union(before.Select(member => member.Key))
            .SelectMany(name => Compare(place.PathTo(name), before[name], after[name]));
    }

    static IEnumerable<DocumentChange> CompareLists(string path, JsonArray before, JsonArray after)
    {
        if (Names(before) is { } namesBefore && Names(after) is { } namesAfter)
            return CompareNamed(path, before, namesBefore, after, namesAfter);

        return before.Concat(after).All(item => item is JsonValue)
            ? CompareValues(path, [.. before.Select(Write)], [.. after.Select(Write)])
            : CompareByPosition(path, before, after);
    }

    static IEnumerable<DocumentChange> CompareNamed(
        string path, JsonArray before, IReadOnlyList<string> namesBefore, JsonArray after, IReadOnlyList<string> namesAfter)
    {
        var itemBefore = namesBefore.Zip(before).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var itemAfter = namesAfter.Zip(after).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

        return
        [
            .. namesAfter.Union(namesBefore).SelectMany(name =>
                Compare($"{path}[{name}]", itemBefore.GetValueOrDefault(name), itemAfter.GetValueOrDefault(name))),
            .. CompareOrder(path, namesBefore, namesAfter),
        ];
    }

    static IEnumerable<DocumentChange> CompareValues(string path, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
    [
        .. after.Except(before).Select(value => new DocumentChange($"{path}[]", null, Show(JsonNode.Parse(value)))),
        .. before.Except(after).Select(value => new DocumentChange($"{path}[]", Show(JsonNode.Parse(value)), null)),
        .. CompareOrder(path, before, after),
    ];

    static IEnumerable<DocumentChange> CompareByPosition(string path, JsonArray before, JsonArray after) =>
        Enumerable.Range(0, Math.Max(before.Count, after.Count)).SelectMany(i => Compare(
            string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"),
            i < before.Count ? before[i] : null,
            i < after.Count ? after[i] : null));

    static IEnumerable<DocumentChange> CompareOrder(string path, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var stayedBefore = before.Intersect(after).ToList();
        var stayedAfter = after.Intersect(before).ToList();

        if (!stayedBefore.SequenceEqual(stayedAfter))
            yield return new DocumentChange(path, "(order)", "(changed)");
    }

    // Rows of an event list have no id; their event names them unless it comes twice.
    static List<string>? Names(JsonArray list)
    {
        var names = list.Select(item => Text(item, "id") ?? Text(item, "event")).OfType<string>().ToList();
        return names.Count == list.Count && names.Distinct(StringComparer.Ordinal).Count() == list.Count ? names : null;
    }

    static string? Text(JsonNode? item, string name) => Place.Root(item)[name].Text;

    static bool IsSecret(JsonNode? node) => Place.Root(node).Text is { } text && SecretText.PlaceholderName(text) is not null;

    static string Write(JsonNode? node) => node?.ToJsonString(DocumentJson.Readable) ?? "null";

    static string? Show(JsonNode? node)
    {
        if (node is null) return null;
        if (IsSecret(node)) return "(secret)";

        return Write(Rewriting.Rewrite(Place.Root(node), (_, text) =>
            SecretText.PlaceholderName(text) is null ? text : SecretText.Mask));
    }
}
