using System.Globalization;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Braze;

/// <summary>What Braze asks of each record.</summary>
static class BrazeRecordChecks
{
    const int Longest = 255;
    const int MostOfOneThing = 100;

    static readonly string[] ReservedKeys = ["time", "product_id", "quantity", "event_name", "price", "currency"];

    /// <returns>What is wrong with it in Braze's manner, or null.</returns>
    public static string? Problem(string array, JsonElement record) => record switch
    {
        { ValueKind: not JsonValueKind.Object } => "must be an object",
        _ when !HasOwner(record) => "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required",
        _ when record.Field("_update_existing_only") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } => "'_update_existing_only' must be a boolean",
        _ when array == "events" => EventProblem(record) ?? HappeningProblem(record),
        _ when array == "purchases" => PurchaseProblem(record) ?? HappeningProblem(record),
        _ => null,
    };

    public static string? AliasProblem(JsonElement alias) => alias switch
    {
        _ when alias.Text("external_id") is null => "'external_id' is required",
        _ when !IsAlias(alias.Field("user_alias")) => "'user_alias' with 'alias_name' and 'alias_label' is required",
        _ => null,
    };

    static bool HasOwner(JsonElement record) =>
        (record.Text("external_id") ?? record.Text("braze_id") ?? record.Text("email") ?? record.Text("phone")) is not null || IsAlias(record.Field("user_alias"));

    static bool IsAlias(JsonElement? alias) => alias?.Text("alias_name") is not null && alias?.Text("alias_label") is not null;

    static string? EventProblem(JsonElement record) => record.Text("name") switch
    {
        null => "'name' is required",
        { Length: > Longest } => $"'name' must be at most {Longest} characters",
        _ => null,
    };

    static string? PurchaseProblem(JsonElement record) => record switch
    {
        _ when record.Text("product_id") is not { Length: <= Longest } => $"'product_id' of at most {Longest} characters is required",
        _ when record.Text("currency") is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper) => "'currency' must be an ISO 4217 code",
        _ when !record.IsNumber("price") => "'price' must be a number",
        _ when record.Field("quantity") is { } quantity && (!quantity.TryGetInt32(out var number) || number is < 1 or > MostOfOneThing) =>
            $"'quantity' must be from 1 to {MostOfOneThing}",
        _ => null,
    };

    static string? HappeningProblem(JsonElement record)
    {
        if (!DateTimeOffset.TryParse(record.Text("time"), CultureInfo.InvariantCulture, out _))
            return "'time' must be a time in ISO 8601";

        if (record.Field("properties") is not { } properties) return null;
        if (properties.ValueKind != JsonValueKind.Object) return "'properties' must be an object";

        foreach (var property in properties.EnumerateObject())
        {
            if (property.Name.Length is 0 or > Longest || property.Name[0] == '$')
                return $"'{property.Name}' is not a valid property name";

            if (ReservedKeys.Contains(property.Name))
                return $"'{property.Name}' is reserved";

            if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString()!.Length > Longest)
                return $"'{property.Name}' must be at most {Longest} characters";
        }

        return null;
    }
}
