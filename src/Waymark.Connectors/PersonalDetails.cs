namespace Waymark.Connectors;

/// <summary>What a profile keeps of a person. What the app has hashed is no name and no address, and is left out.</summary>
sealed record PersonalDetails(string? Name, string? Email, string? Phone)
{
    public bool IsEmpty => Name is null && Email is null && Phone is null;

    public static PersonalDetails Of(Telling telling) => telling.Subject.User is { } user
        ? new(Plain(user.Name), Plain(user.Email), Plain(user.Phone))
        : new(null, null, null);

    static string? Plain(string? text) =>
        text?.Trim() is { Length: > 0 } plain && !PersonText.IsHashed(plain) ? plain : null;
}
