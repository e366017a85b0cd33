namespace Waymark.Devices;

/// <summary>Reads advertising ids (GAID, IDFA, OAID) as devices and links send them.</summary>
public static class AdvertisingId
{
    /// <returns>The id in lower case; null when it is not a UUID, or all zeros, which is how platforms say "not allowed".</returns>
    // Some clients put other ids here, such as the 16-digit Android ID: only the UUID form counts.
    public static string? Read(string? text) =>
        Guid.TryParseExact(text?.Trim(), "D", out var id) && id != Guid.Empty ? id.ToString("D") : null;

    /// <summary>How platforms say "not allowed".</summary>
    public static bool IsZeros(string? text) => Guid.TryParseExact(text?.Trim(), "D", out var id) && id == Guid.Empty;
}
