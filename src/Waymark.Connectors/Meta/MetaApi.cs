namespace Waymark.Connectors.Meta;

/// <summary>
/// Meta's Conversions API for app events. Documentation:
/// https://developers.facebook.com/documentation/ads-commerce/conversions-api/app-events — checked 2026-11-21.
/// </summary>
static class MetaApi
{
    public const string Host = "https://graph.facebook.com";

    public const string DefaultVersion = "v24.0";

    /// <summary>1,000 are allowed, but one bad event has the whole call refused.</summary>
    public const int EventsPerCall = 100;

    public const int MostEventsPerCall = 1000;

    /// <summary>Not published.</summary>
    public const int BytesPerCall = 1_000_000;

    public const int CallsInFlight = 4;

    public const string Route = "events";

    /// <summary>An older event would have the whole call refused.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
}
