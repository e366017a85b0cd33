using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Connectors.Meta;

/// <summary>By what Meta may recognise the person. What they did not agree to is not here.</summary>
sealed record MetaPerson
{
    /// <summary>The keys under which an app hands us the anonymous id of Meta's own SDK.</summary>
    static readonly string[] AnonymousIdKeys = ["fb_anon_id", "facebook_anon_id", "anon_id"];

    public string? Email { get; private init; }

    public string? Phone { get; private init; }

    public string? ExternalId { get; private init; }

    /// <summary>Google's or Apple's advertising id.</summary>
    public string? AdvertisingId { get; private init; }

    /// <summary>One installation of the app: the id of Meta's SDK, else our own.</summary>
    public string? InstallId { get; private init; }

    /// <summary>Meta's click, when the winning touch was one of Meta's.</summary>
    public string? Click { get; private init; }

    public bool IsUnknown => (Email ?? Phone ?? ExternalId ?? AdvertisingId ?? InstallId) is null;

    public static MetaPerson Of(Telling telling, MetaConsent consent)
    {
        var install = telling.Subject.Install;
        var user = telling.Subject.User;
        var anonymous = AnonymousIdKeys.Select(telling.Subject.PartnerId).FirstOrDefault(id => id is not null) ?? install?.Id;

        return consent.ForbidsAdvertising
            ? new() { InstallId = anonymous }
            : new()
            {
                Email = MetaHash.Email(user?.Email),
                Phone = MetaHash.Phone(user?.Phone),
                ExternalId = MetaHash.Id(telling.PersonId()),
                AdvertisingId = consent.AllowsTracking ? AdvertisingIdOf(telling) : null,
                InstallId = anonymous,
                Click = consent.AllowsTracking ? ClickOf(telling) : null,
            };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("user_data"u8);
        WriteList(json, "em", Email);
        WriteList(json, "ph", Phone);
        WriteList(json, "external_id", ExternalId);
        Write(json, "madid", AdvertisingId);
        Write(json, "anon_id", InstallId);
        Write(json, "fbc", Click);
        json.WriteEndObject();
    }

    static string? AdvertisingIdOf(Telling telling) => Acquisition.PlatformOf(telling) switch
    {
        Platform.Android => telling.Subject.Install?.Device.Gaid,
        Platform.Ios => telling.Subject.Install?.Device.Idfa,
        _ => null,
    };

    // The format is Meta's: version, subdomain index, time of the click in milliseconds, and the click id.
    static string? ClickOf(Telling telling) =>
        telling.Touch is { } touch && touch.Parameters.GetValueOrDefault("fbclid") is { Length: > 0 } click
            ? $"fb.1.{touch.At.ToUnixTimeMilliseconds()}.{click}"
            : null;

    static void WriteList(Utf8JsonWriter json, string name, string? hash)
    {
        if (hash is null) return;

        json.WriteStartArray(name);
        json.WriteStringValue(hash);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
