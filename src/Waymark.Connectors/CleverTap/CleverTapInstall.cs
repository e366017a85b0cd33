using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Connectors.CleverTap;

/// <summary>How a user came to the app, in CleverTap's words.</summary>
/// <param name="Telling">The install, re-attribution or re-engagement.</param>
sealed record CleverTapInstall(Telling Telling)
{
    Credit Credit => Telling.Event.Credit ?? Credit.Organic;

    public bool IsOrganic => Credit.IsOrganic;

    public string EventType => IsOrganic ? "organic_install" : "inorganic_install";

    /// <summary>The network in lower case, such as <c>meta</c>.</summary>
    public string Source => CleverTapText.Cut(Credit.Source.ToLowerInvariant());

    public string? Medium => Credit.Medium is { Length: > 0 } medium ? CleverTapText.Cut(medium) : null;

    /// <summary>Organic installs have none.</summary>
    public string? Campaign => !IsOrganic && Credit.Campaign is { Length: > 0 } campaign ? CleverTapText.Cut(campaign) : null;

    public string Platform =>
        (Telling.Event.Platform == Devices.Platform.Unknown ? Telling.Subject.Install?.Platform : Telling.Event.Platform)
        .GetValueOrDefault().Lower();

    public long Timestamp => Telling.Event.At.ToUnixTimeSeconds();

    /// <summary>When the install happened; unknown when a later event cannot tell.</summary>
    DateTimeOffset? InstalledAt =>
        Telling.Event.Kind == EventKind.Install ? Telling.Event.At : Telling.Subject.Install?.Verdict?.At;

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

        json.WriteString("Install Type"u8, install.IsOrganic ? "organic"u8 : "inorganic"u8);

        if (install.InstalledAt is { } at)
            json.WriteString("Installed At"u8, $"$D_{at.ToUnixTimeSeconds()}");
    }
}
