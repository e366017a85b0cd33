using Waymark.Apps;

namespace Waymark.Links;

/// <summary>Writes App Store addresses. Nothing in them reaches the installed app.</summary>
public static class AppStore
{
    public const string Host = "apps.apple.com";

    /// <returns>Null when the app's id is not known.</returns>
    public static string? Url(IosApp? app)
    {
        var id = app?.AppStoreId?.Trim();

        if (id?.StartsWith("id", StringComparison.OrdinalIgnoreCase) == true) id = id[2..];

        return string.IsNullOrEmpty(id) || !id.All(char.IsAsciiDigit) ? null : $"https://{Host}/app/id{id}";
    }
}
