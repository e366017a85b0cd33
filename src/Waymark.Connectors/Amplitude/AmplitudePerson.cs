using System.Globalization;
using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.Amplitude;

/// <summary>What an event says about the user's properties, and whether what is there already stays.</summary>
sealed record AmplitudePerson(string Operation, IReadOnlyList<KeyValuePair<string, string>> Properties)
{
    /// <returns>Null when the event says nothing about the user.</returns>
    public static AmplitudePerson? Of(Telling telling)
    {
        if (telling.TellsOrigin())
        {
            // The first answer stays; only later evidence may change it.
            return new(telling.Event.Kind == EventKind.AttributionChanged ? "$set" : "$setOnce", [.. Origins(telling)]);
        }

        return telling.TellsDetails() && PersonalDetails.Of(telling) is { IsEmpty: false } details ? new("$set", [.. Details(details)]) : null;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("user_properties"u8);
        json.WriteStartObject(Operation);

        foreach (var (name, value) in Properties)
            json.WriteString(name, AmplitudeRecord.Cut(value));

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static IEnumerable<KeyValuePair<string, string>> Origins(Telling telling)
    {
        var origin = new Acquisition(telling);
        yield return new("Install Source", origin.Source);

        if (origin.Medium is { } medium) yield return new("Install Medium", medium);
        if (origin.Campaign is { } campaign) yield return new("Install Campaign", campaign);

        yield return new("Install Type", origin.Type);

        // Amplitude compares dates as texts, in this form.
        if (origin.InstalledAt is { } at)
            yield return new("Installed At", at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
    }

    static IEnumerable<KeyValuePair<string, string>> Details(PersonalDetails details)
    {
        if (details.Name is { } name) yield return new("name", name);
        if (details.Email is { } email) yield return new("email", email);
        if (details.Phone is { } phone) yield return new("phone", phone);
    }
}
