using System.Text.Json;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>The checks of an event, in CleverTap's order: whose, when, its name, its shape, its size.</summary>
static class EventChecks
{
    static readonly JsonElement NoProperties = JsonSerializer.SerializeToElement(new { });

    public static Ruling Judge(int number, JsonElement raw, AccountSettings rules, long now)
    {
        if (Identifiers.Read(raw, out var whose) is { } nobody)
            return new Ruling.Refused(number, nobody, raw);

        if (Timestamps.Read(raw, now, out var at) is { } never)
            return new Ruling.Refused(number, never, raw);

        var name = Fit.EventName(raw.Text("evtName") ?? "");
        var properties = raw.Find("evtData") ?? NoProperties;

        if (Refuse(name.Text, properties, rules) is { } refusal)
            return new Ruling.Refused(number, refusal, raw);

        var (fitted, misfits) = Fitting.Look(properties, Fit.EventKey);
        var complaints = Join(name.Complaint, misfits);

        if (complaints is not null && rules.Strictness == Strictness.Strict)
            return new Ruling.Refused(number, Refusal.Structure(complaints + "."), raw);

        var source = raw.Text("$source") ?? raw.Text("source") ?? "API";
        var stored = new StoredEvent(whose.Key, name.Text, at, source, fitted, NoProperties);
        return new Ruling.EventTaken(number, stored) { Linked = whose.Linked, Remark = complaints };
    }

    static Refusal? Refuse(string name, JsonElement properties, AccountSettings rules) => name switch
    {
        "" => Refusal.EventNameMissing,
        _ when ReservedNames.Contain(name) => Refusal.ReservedName,
        _ when rules.DiscardedEvents.Contains(name) => Refusal.Discarded,
        _ when properties.ValueKind != JsonValueKind.Object => Refusal.Structure("evtData must be an object."),
        _ when !rules.NestedObjects && Nested(name, properties) is { } key => Refusal.Structure($"Property {key} is nested."),
        _ when properties.GetPropertyCount() > rules.MaxEventProperties =>
            Refusal.TooManyProperties(rules.MaxEventProperties),
        _ => null,
    };

    // Only the items of a purchase may nest, one level deep.
    static string? Nested(string name, JsonElement properties)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (!property.Value.IsNested())
                continue;

            if (name != "Charged" || !property.NameEquals("Items") || !IsListOfFlatObjects(property.Value))
                return property.Name;
        }

        return null;
    }

    static bool IsListOfFlatObjects(JsonElement items) =>
        items.ValueKind == JsonValueKind.Array
        && items.EnumerateArray().All(item =>
            item.ValueKind == JsonValueKind.Object
            && !item.EnumerateObject().Any(property => property.Value.IsNested()));

    static string? Join(string? one, string? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ => $"{one}; {other}",
    };
}
