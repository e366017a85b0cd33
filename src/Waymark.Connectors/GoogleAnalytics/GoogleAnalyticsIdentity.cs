namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>The installation, in Google's words.</summary>
abstract record GoogleAnalyticsIdentity
{
    /// <summary>The key under which an app hands us the id that Firebase gave it.</summary>
    const string IdKey = "ga_app_instance_id";

    const int IdLength = 32;

    public sealed record Instance(string Id) : GoogleAnalyticsIdentity;

    public sealed record NotYetKnown : GoogleAnalyticsIdentity;

    public sealed record Invalid : GoogleAnalyticsIdentity;

    public static GoogleAnalyticsIdentity Of(Telling telling) => telling.Subject.HandedOver(IdKey) switch
    {
        null => new NotYetKnown(),
        { Length: IdLength } id when id.All(char.IsAsciiHexDigit) => new Instance(id),
        _ => new Invalid(),
    };
}
