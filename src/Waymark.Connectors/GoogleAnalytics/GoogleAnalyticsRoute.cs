using System.Text;
using System.Text.Json;
using Waymark.Privacy;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>
/// A call is about one installation, and says once for all its events who that is. So the route is the data stream's platform
/// and the beginning of the body, up to the events.
/// </summary>
static class GoogleAnalyticsRoute
{
    const int LongestUserId = 256;
    const int LongestUserProperty = 36;

    public static string Of(Telling telling, GoogleAnalyticsStream stream, string instance)
    {
        var head = RecordWriter.Write((telling, instance), static (json, said) =>
        {
            json.WriteString("app_instance_id"u8, said.instance);
            WriteUser(json, said.telling.PersonId()?.Trim());
            WriteConsent(json, said.telling.Subject.Install?.Consent);

            if (said.telling.TellsOrigin())
                WriteOrigin(json, new Acquisition(said.telling));
        });
        return $"{stream.Platform} {Encoding.UTF8.GetString(head.Span)}";
    }

    /// <returns>The platform, and the beginning of the body that the events follow.</returns>
    public static (string Platform, byte[] Opening) Split(string route)
    {
        var blank = route.IndexOf(' ', StringComparison.Ordinal);
        return (route[..blank], Encoding.UTF8.GetBytes(route[(blank + 1)..^1] + ",\"events\":["));
    }

    // Google forbids ids by which a person can be recognised outside, such as an address.
    static void WriteUser(Utf8JsonWriter json, string? user)
    {
        if (user is { Length: > 0 and <= LongestUserId } && !user.Contains('@', StringComparison.Ordinal))
            json.WriteString("user_id"u8, user);
    }

    static void WriteConsent(Utf8JsonWriter json, Consent? consent)
    {
        if (consent is null) return;

        var userData = consent.AdUserData ?? (consent.IsEea == true ? false : null);
        var personalization = consent.AdPersonalization ?? (consent.IsEea == true ? false : null);
        if (userData is null && personalization is null) return;

        json.WriteStartObject("consent"u8);
        WriteConsent(json, "ad_user_data", userData);
        WriteConsent(json, "ad_personalization", personalization);
        json.WriteEndObject();
    }

    static void WriteConsent(Utf8JsonWriter json, string name, bool? isGranted)
    {
        if (isGranted is { } granted)
            json.WriteString(name, granted ? "GRANTED"u8 : "DENIED"u8);
    }

    static void WriteOrigin(Utf8JsonWriter json, Acquisition origin)
    {
        json.WriteStartObject("user_properties"u8);
        WriteUserProperty(json, "install_source", origin.Source);
        WriteUserProperty(json, "install_medium", origin.Medium);
        WriteUserProperty(json, "install_campaign", origin.Campaign);
        WriteUserProperty(json, "install_type", origin.Type);
        json.WriteEndObject();
    }

    static void WriteUserProperty(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) return;

        json.WriteStartObject(name);
        json.WriteString("value"u8, Parameters.Cut(value, LongestUserProperty));
        json.WriteEndObject();
    }
}
