using System.Text.Json;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>The checks of a profile: one bad system key fails the whole record.</summary>
static class ProfileChecks
{
    public static Ruling Judge(int number, JsonElement raw, AccountSettings rules)
    {
        if (Identifiers.Read(raw, out var whose) is { } nobody)
            return new Ruling.Refused(number, nobody, raw);

        if (Timestamps.Read(raw, now: 0, out _) is { } never)
            return new Ruling.Refused(number, never, raw);

        if (raw.Find("profileData") is not { ValueKind: JsonValueKind.Object } changes)
            return new Ruling.Refused(number, Refusal.ProfileStructure("profileData must be an object."), raw);

        if ((SystemKeys.Refuse(changes) ?? Nesting(changes)) is { } refusal)
            return new Ruling.Refused(number, refusal, raw);

        var (fitted, complaints) = Fitting.Look(changes, Fit.ProfileKey);
        if (complaints is not null && rules.Strictness == Strictness.Strict)
            return new Ruling.Refused(number, Refusal.ProfileStructure(complaints + "."), raw);

        return new Ruling.ProfileTaken(number, whose.Key, fitted)
        {
            Linked = whose.Linked ?? InnerIdentity(whose.Key, changes),
            Remark = complaints ?? SystemKeys.Wonder(changes),
        };
    }

    // An identity inside the data ties a person to the device that the record names on top.
    static ProfileKey? InnerIdentity(ProfileKey key, JsonElement changes) =>
        key.Kind == IdKind.ObjectId && changes.Find("identity") is { } identity && Identifiers.IsIdentity(identity)
            ? new(IdKind.Identity, identity.TextOrNumber()!)
            : null;

    static Refusal? Nesting(JsonElement changes)
    {
        foreach (var property in changes.EnumerateObject())
        {
            if (property.Value.IsNested() && !SystemKeys.MayNest(property.Name) && !IsFlat(property.Value))
                return Refusal.ProfileStructure($"Property {property.Name} is nested.");
        }

        return null;
    }

    static bool IsFlat(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? !value.EnumerateArray().Any(item => item.IsNested())
        : ProfileOperators.IsOperator(value);
}
