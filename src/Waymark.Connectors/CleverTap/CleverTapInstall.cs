using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Connectors.CleverTap;

/// <summary>How a user came to the app, in CleverTap's words.</summary>
/// <param name="Telling">The install, re-attribution or re-engagement.</param>
sealed record CleverTapInstall(Telling Telling)
{
    Acquisition Acquisition { get; } = new(Telling);

    public string Name => Acquisition.InstallName;

    public string Source => CleverTapText.Cut(Acquisition.Source);

    public string? Medium => Acquisition.Medium is { } medium ? CleverTapText.Cut(medium) : null;

    public string? Campaign => Acquisition.Campaign is { } campaign ? CleverTapText.Cut(campaign) : null;

    public string Platform => Acquisition.Platform.Lower();

    public long Timestamp => Telling.Event.At.ToUnixTimeSeconds();

    public static void WriteProperties(Utf8JsonWriter json, CleverTapInstall install)
    {
        json.WriteString("utm_source"u8, install.Source);

        if (install.Medium is { } medium)
            json.WriteString("utm_medium"u8, medium);

        if (install.Campaign is { } campaign)
            json.WriteString("utm_campaign"u8, campaign);

        json.WriteString("platform"u8, install.Platform);
        json.WriteNumber("timestamp"u8, install.Timestamp);
        json.WriteString(CleverTapRecord.EventId, install.Telling.Event.Id);
    }

    public static void WriteAttributes(Utf8JsonWriter json, CleverTapInstall install)
    {
        json.WriteString("Install Source"u8, install.Source);

        if (install.Medium is { } medium)
            json.WriteString("Install Medium"u8, medium);

        if (install.Campaign is { } campaign)
            json.WriteString("Install Campaign"u8, campaign);

        json.WriteString("Install Type"u8, install.Acquisition.Type);

        if (install.Acquisition.InstalledAt is { } at)
            json.WriteString("Installed At"u8, $"$D_{at.ToUnixTimeSeconds()}");
    }
}
