using System.Text.Json;

namespace Waymark.Users;

/// <summary>Reads the <c>user_data</c> of a call.</summary>
public static class UserReading
{
    const int MostTraits = 100;
    const int LongestTrait = 1_024;

    // What the device API documents as ids of analytics and messaging tools; anything ending so is taken for one too.
    static readonly string[] PartnerIdEndings = ["_distinct_id", "_device_id", "_app_instance_id", "_session_id", "_device_guid", "_clevertap_id", "clevertap_id", "clevertapid"];

    public static UserTold Read(JsonElement userData)
    {
        if (userData.ValueKind != JsonValueKind.Object) return new UserTold();

        var partnerIds = new Dictionary<string, string>();
        var traits = new Dictionary<string, string>();

        foreach (var property in userData.EnumerateObject())
        {
            if (property.Name is "id" or "name" or "email" or "phone") continue;

            if (IsPartnerId(property.Name) && Facts.DeviceCall.Text(userData, property.Name) is { Length: <= LongestTrait } id)
                partnerIds[property.Name] = id.Trim();
            else if (property.Value.ValueKind != JsonValueKind.Null && property.Value.GetRawText() is { Length: <= LongestTrait } json && traits.Count < MostTraits)
                traits[property.Name] = json;
        }

        return new UserTold
        {
            Name = Short(userData, "name"),
            Email = Short(userData, "email"),
            Phone = Short(userData, "phone"),
            PartnerIds = partnerIds,
            Traits = traits,
        };
    }

    /// <summary>What is told replaces what was known; what is not told stays.</summary>
    public static User Merge(User user, UserTold told) => user with
    {
        Name = told.Name ?? user.Name,
        Email = told.Email ?? user.Email,
        Phone = told.Phone ?? user.Phone,
        Traits = told.Traits.Count == 0 ? user.Traits : Merge(user.Traits, told.Traits),
    };

    static SortedDictionary<string, string> Merge(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> told)
    {
        var merged = new SortedDictionary<string, string>(known.ToDictionary(), StringComparer.Ordinal);

        foreach (var (name, json) in told)
        {
            if (merged.ContainsKey(name) || merged.Count < MostTraits) merged[name] = json;
        }

        return merged;
    }

    static string? Short(JsonElement userData, string key) => Facts.DeviceCall.Text(userData, key) is { Length: <= LongestTrait } text ? text : null;

    static bool IsPartnerId(string key) =>
        PartnerIdEndings.Any(ending => key.Replace("-", "_", StringComparison.Ordinal).EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What one call says about a user.</summary>
public sealed record UserTold
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyDictionary<string, string> PartnerIds { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Traits { get; init; } = new Dictionary<string, string>();
}
