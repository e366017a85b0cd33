using System.Text.Json.Serialization;

namespace Waymark.Referrals;

/// <summary>Somebody who refers or is referred: a user, or an install whose user has not signed up yet.</summary>
/// <param name="Key">How it is stored: <c>u:</c> and the user's id, or <c>i:</c> and the install's.</param>
public readonly record struct Person(string Key)
{
    const string UserPrefix = "u:", InstallPrefix = "i:";

    public static Person User(string id) => new(UserPrefix + id);

    public static Person Install(string id) => new(InstallPrefix + id);

    /// <returns>The user where one is known, else the install.</returns>
    public static Person Of(string? userId, string installId) => userId is null ? Install(installId) : User(userId);

    [JsonIgnore]
    public string? UserId => Key.StartsWith(UserPrefix, StringComparison.Ordinal) ? Key[UserPrefix.Length..] : null;

    [JsonIgnore]
    public string? InstallId => Key.StartsWith(InstallPrefix, StringComparison.Ordinal) ? Key[InstallPrefix.Length..] : null;

    public override string ToString() => Key;
}
