namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>A kind of push token and the platform whose devices have it.</summary>
sealed record TokenType(string Name, string Platform)
{
    static readonly TokenType[] All =
    [
        new("fcm", "android"),
        new("gcm", "android"),
        new("apns", "ios"),
        new("chrome", "web"),
        new("wns", "windows"),
        new("mpns", "windows"),
    ];

    public static TokenType? Find(string? name) => Array.Find(All, type => type.Name == name);
}
