using System.Globalization;
using System.Text.Json;
using Waymark.Apps;

namespace Waymark.Integrations;

/// <summary>Whether what a row of the event list asks of an event's parameters holds.</summary>
static class EventConditions
{
    public static bool Hold(IReadOnlyList<EventCondition> conditions, ReadOnlySpan<byte> values)
    {
        var reader = new Utf8JsonReader(values);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return conditions.All(condition => Holds(condition, Find(root, condition.Value)));
    }

    public static string Describe(IReadOnlyList<EventCondition> conditions) =>
        string.Join(" and ", conditions.Select(condition => $"{condition.Value} {string.Join(", ", Parts(condition))}"));

    // A parameter that has dots in its own name is found before the path they may stand for.
    static JsonElement? Find(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        if (value.TryGetProperty(path, out var found)) return found;

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && value.TryGetProperty(path[..dot], out var inner) ? Find(inner, path[(dot + 1)..]) : null;
    }

    static bool Holds(EventCondition condition, JsonElement? value)
    {
        var isThere = value is { ValueKind: not JsonValueKind.Null };

        if (condition.Exists is { } exists && exists != isThere) return false;
        if (condition.NotIn.Count > 0 && value is { } unwanted && condition.NotIn.Any(other => AreEqual(unwanted, other))) return false;
        if (condition.In.Count > 0 && !(value is { } wanted && condition.In.Any(other => AreEqual(wanted, other)))) return false;
        if (condition.AtLeast is { } least && !(Number(value) >= least)) return false;
        if (condition.AtMost is { } most && !(Number(value) <= most)) return false;

        return condition.Contains is not { } part
            || (value is { ValueKind: JsonValueKind.String } text && text.GetString()!.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    // Apps write 5 and "5" for the same thing.
    static bool AreEqual(JsonElement value, JsonElement other) =>
        Text(value) is { } left && Text(other) is { } right
        && (left == right || (Number(value) is { } number && number == Number(other)));

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    static decimal? Number(JsonElement? value) =>
        value is { } some && Text(some) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    static IEnumerable<string> Parts(EventCondition condition)
    {
        if (condition.Exists is { } exists) yield return exists ? "is there" : "is not there";
        if (condition.In.Count > 0) yield return $"is one of {string.Join(", ", condition.In)}";
        if (condition.NotIn.Count > 0) yield return $"is none of {string.Join(", ", condition.NotIn)}";
        if (condition.AtLeast is { } least) yield return $"is at least {least.ToString(CultureInfo.InvariantCulture)}";
        if (condition.AtMost is { } most) yield return $"is at most {most.ToString(CultureInfo.InvariantCulture)}";
        if (condition.Contains is { } part) yield return $"contains \"{part}\"";
    }
}
