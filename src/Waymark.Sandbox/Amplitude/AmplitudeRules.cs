using System.Collections.Frozen;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Amplitude;

/// <summary>What Amplitude's page on its HTTP V2 API asks of every event: by field, the places of the events at fault.</summary>
sealed record AmplitudeRules
{
    const int LongestText = 1_024;

    static readonly FrozenSet<string> NoIds = new[]
    {
        "anonymous", "nil", "none", "null", "n/a", "na", "undefined", "unknown", "\"\"", "00000000-0000-0000-0000-000000000000",
        "{}", "lmy47d", "0", "-1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, List<int>> Invalid { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, List<int>> Missing { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Invalid.Count == 0 && Missing.Count == 0;

    public static AmplitudeRules Faults(JsonElement events, int shortestId)
    {
        var faults = new AmplitudeRules();

        foreach (var (index, one) in events.EnumerateArray().Index())
            faults.Judge(index, one, shortestId);

        return faults;
    }

    void Judge(int index, JsonElement one, int shortestId)
    {
        if (one.Text("event_type") is not { Length: > 0 } type)
            Add(Missing, "event_type", index);
        else if (type.StartsWith("[Amplitude]", StringComparison.Ordinal) || type.Length > LongestText)
            Add(Invalid, "event_type", index);

        if (one.Field("time", JsonValueKind.Number) is { } number ? !number.TryGetInt64(out _) : one.TryGetProperty("time", out _))
            Add(Invalid, "time", index);

        if (one.TryGetProperty("revenue", out var revenue) && revenue.ValueKind != JsonValueKind.Number)
            Add(Invalid, "revenue", index);

        var ids = new[] { one.Text("user_id"), one.Text("device_id") }.OfType<string>().ToList();

        if (ids.Exists(NoIds.Contains))
            Add(Invalid, "user_id", index);

        // An id that is too short is ignored, which is only a fault when there is no other.
        if (!ids.Exists(id => id.Length >= shortestId))
            Add(Missing, "user_id or device_id", index);

        foreach (var field in (string[])["event_properties", "user_properties"])
        {
            if (one.TryGetProperty(field, out var properties) && properties.ValueKind != JsonValueKind.Object)
                Add(Invalid, field, index);
        }
    }

    static void Add(SortedDictionary<string, List<int>> faults, string field, int index)
    {
        if (!faults.TryGetValue(field, out var places))
            faults[field] = places = [];

        places.Add(index);
    }
}
