using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Integrations;

/// <summary>Whom an event is about, as far as it is known when the event is delivered.</summary>
public sealed record Subject(Install? Install, User? User)
{
    public static Subject Nobody { get; } = new(null, null);

    /// <returns>The id that a partner knows the device or person by: the device's own first, then the person's; null when the app never told.</returns>
    public string? PartnerId(string key) => Find(Install?.PartnerIds, key) ?? Find(User?.PartnerIds, key);

    static string? Find(IReadOnlyDictionary<string, string>? ids, string key)
    {
        if (ids is null) return null;

        if (ids.TryGetValue(key, out var exact) && exact.Length > 0) return exact;

        foreach (var (name, id) in ids)
        {
            if (SameName(name, key) && id.Length > 0)
                return id;
        }

        return null;
    }

    /// <summary>What third parties may know of the person's address, number and push token.</summary>
    /// <returns>The very same subject when nothing is withheld, which is nearly always.</returns>
    public Subject ForThirdParties()
    {
        if (User?.Sharing?.Withheld is not { Count: > 0 } withheld) return this;

        return new(
            withheld.Contains(Privacy.Withheld.Push) && Install?.PushToken is not null ? Install with { PushToken = null } : Install,
            User with
            {
                Email = withheld.Contains(Privacy.Withheld.Email) ? null : User.Email,
                Phone = withheld.Contains(Privacy.Withheld.Phone) ? null : User.Phone,
            });
    }

    // Apps write clevertap_id, clevertapId, CleverTap-ID: letters and digits decide.
    static bool SameName(string left, string right) =>
        left.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)
            .SequenceEqual(right.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
