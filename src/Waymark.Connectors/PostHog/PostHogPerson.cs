using System.Globalization;
using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.PostHog;

/// <summary>What an event says about the person's properties, and whether what is there already stays.</summary>
sealed record PostHogPerson(string Operation, IReadOnlyList<KeyValuePair<string, string>> Properties)
{
    /// <returns>Null when the event says nothing about the person.</returns>
    public static PostHogPerson? Of(Telling telling)
    {
        if (telling.TellsOrigin())
        {
            // The first answer stays; only later evidence may change it.
            return new(telling.Event.Kind == EventKind.AttributionChanged ? "$set" : "$set_once", [.. Origins(telling)]);
        }

        return telling.TellsDetails() && PersonalDetails.Of(telling) is { IsEmpty: false } details ? new("$set", [.. Details(details)]) : null;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Operation);

        foreach (var (name, value) in Properties)
            json.WriteString(name, value);

        json.WriteEndObject();
    }

    static IEnumerable<KeyValuePair<string, string>> Origins(Telling telling)
    {
        var origin = new Acquisition(telling);
        yield return new("install_source", origin.Source);

        if (origin.Medium is { } medium) yield return new("install_medium", medium);
        if (origin.Campaign is { } campaign) yield return new("install_campaign", campaign);

        yield return new("install_type", origin.Type);

        if (origin.InstalledAt is { } at)
            yield return new("installed_at", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    static IEnumerable<KeyValuePair<string, string>> Details(PersonalDetails details)
    {
        if (details.Name is { } name) yield return new("name", name);
        if (details.Email is { } email) yield return new("email", email);
        if (details.Phone is { } phone) yield return new("phone", phone);
    }
}
