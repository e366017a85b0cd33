namespace Waymark.Users;

/// <summary>Spaces of ids that users are known by.</summary>
public static class IdentityProvider
{
    /// <summary>The app's own id of a user: <see cref="User.Id"/>.</summary>
    public const string CustomId = "custom_id";

    /// <summary>The user's own address unless another one was added.</summary>
    public const string Email = "email";

    /// <summary>The user's own number unless another one was added.</summary>
    public const string Phone = "phone";

    public const int Longest = 64;

    /// <summary>Longest id under a provider.</summary>
    public const int LongestId = 512;

    /// <returns>The name in lower case; null when it is none: letters, digits, <c>_</c>, <c>-</c> and dots.</returns>
    public static string? Read(string? text)
    {
        var name = text?.Trim().ToLowerInvariant();
        return name is { Length: > 0 and <= Longest } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : null;
    }

    /// <returns>What a user is called under a provider; null when nothing.</returns>
    public static string? IdOf(User user, string provider) => user.Identities.TryGetValue(provider, out var id) ? id : provider switch
    {
        CustomId => user.Id,
        Email => user.Email,
        Phone => user.Phone,
        _ => null,
    };
}
