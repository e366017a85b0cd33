namespace Waymark.Devices;

/// <summary>Reads the id that an app made for its own installation.</summary>
public static class InstallId
{
    public const int Longest = 128;

    /// <returns>The trimmed id; null when there is none to use.</returns>
    public static string? Read(string? text)
    {
        var id = text?.Trim();

        if (string.IsNullOrEmpty(id) || id.Length > Longest || IsErrorMarker(id)) return null;

        // Databases refuse NUL in text, and no client makes ids with control characters.
        return id.Any(char.IsControl) ? null : id;
    }

    // What React Native 1.x (misspelt) and Expo clients send when they could not make an id; as ids they would merge devices.
    static bool IsErrorMarker(string id) =>
        id is "ERROR_GENERAING_INSTALL_INSTANCE_ID" or "ERROR_GENERATING_INSTALL_INSTANCE_ID";
}
