using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Connectors;

/// <summary>How a user came to the app, in the words that marketing tools share.</summary>
/// <param name="Telling">The install, re-attribution or re-engagement.</param>
sealed record Acquisition(Telling Telling)
{
    Credit Credit => Telling.Event.Credit ?? Credit.Organic;

    public bool IsOrganic => Credit.IsOrganic;

    /// <summary>The network in lower case, such as <c>meta</c>; <c>organic</c> when nobody earned the user.</summary>
    public string Source => Credit.Source.ToLowerInvariant();

    public string? Medium => Some(Credit.Medium);

    /// <summary>Organic installs have none.</summary>
    public string? Campaign => IsOrganic ? null : Some(Credit.Campaign);

    public string? CampaignId => IsOrganic ? null : Some(Credit.CampaignId);

    public string? AdSet => IsOrganic ? null : Some(Credit.AdSet);

    public string? Ad => IsOrganic ? null : Some(Credit.Ad);

    public string Type => IsOrganic ? "organic" : "inorganic";

    /// <summary>What the install's own event is usually called.</summary>
    public string InstallName => IsOrganic ? "organic_install" : "inorganic_install";

    public Platform Platform => PlatformOf(Telling);

    /// <summary>When the install happened; unknown when a later event cannot tell.</summary>
    public DateTimeOffset? InstalledAt =>
        Telling.Event.Kind == EventKind.Install ? Telling.Event.At : Telling.Subject.Install?.Verdict?.At;

    /// <summary>Every part that is known, under the names that follow an advertisement from link to report.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts()
    {
        yield return new("utm_source", Source);

        if (Medium is { } medium) yield return new("utm_medium", medium);
        if (Campaign is { } campaign) yield return new("utm_campaign", campaign);
        if (Ad is { } ad) yield return new("utm_content", ad);
        if (CampaignId is { } id) yield return new("campaign_id", id);
        if (AdSet is { } adSet) yield return new("ad_set", adSet);

        yield return new("install_type", Type);
    }

    public static Platform PlatformOf(Telling telling) =>
        telling.Event.Platform == Platform.Unknown ? telling.Subject.Install?.Platform ?? Platform.Unknown : telling.Event.Platform;

    /// <returns>The event's usual name, or null when it is no acquisition that has an event of its own.</returns>
    public static string? EventName(Telling telling) => telling.Event.Kind switch
    {
        EventKind.Install => new Acquisition(telling).InstallName,
        EventKind.Reattribution => "Reinstall Attributed",
        EventKind.Reinstall => "App Reinstalled",
        EventKind.Reengagement => "Deep Link Opened",
        _ => null,
    };

    static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
