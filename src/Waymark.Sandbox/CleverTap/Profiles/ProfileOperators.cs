using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>What one value inside <c>profileData</c> does to the property it names.</summary>
static class ProfileOperators
{
    /// <summary>A longer list loses its oldest items.</summary>
    public const int LongestList = 100;

    static readonly string[] Known = ["$add", "$remove", "$set", "$incr", "$decr", "$delete"];

    public static bool IsOperator(JsonElement change) =>
        change.ValueKind == JsonValueKind.Object
        && change.GetPropertyCount() == 1
        && Known.Contains(change.EnumerateObject().First().Name);

    /// <returns>The property's new value, or null when there is none any more.</returns>
    public static JsonElement? Apply(JsonElement? current, JsonElement change)
    {
        if (change.ValueKind is JsonValueKind.Null)
            return current;

        if (!IsOperator(change))
            return change.ValueKind == JsonValueKind.Array ? List(change.EnumerateArray()) : change;

        var operation = change.EnumerateObject().First();
        return operation.Name switch
        {
            "$add" => List(Items(current).Concat(Items(operation.Value).Where(IsNotIn(Items(current))))),
            "$remove" => ListOrNothing(Items(current).Where(IsNotIn(Items(operation.Value)))),
            "$set" => List(Items(operation.Value)),
            "$incr" => Number(Amount(current) + Amount(operation.Value)),
            "$decr" => Number(Amount(current) - Amount(operation.Value)),
            _ => null,
        };
    }

    static IEnumerable<JsonElement> Items(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
    };

    static Func<JsonElement, bool> IsNotIn(IEnumerable<JsonElement> items) =>
        item => !items.Any(other => JsonElement.DeepEquals(item, other));

    static JsonElement List(IEnumerable<JsonElement> items) =>
        JsonSerializer.SerializeToElement(items.TakeLast(LongestList));

    static JsonElement? ListOrNothing(IEnumerable<JsonElement> items) =>
        items.ToList() is { Count: > 0 } left ? List(left) : null;

    static decimal Amount(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var amount) ? amount : 0;

    static JsonElement Number(decimal amount) => JsonSerializer.SerializeToElement(amount);
}
