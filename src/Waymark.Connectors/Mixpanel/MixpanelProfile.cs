using System.Globalization;
using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.Mixpanel;

/// <summary>One update of a profile. The project's token is added when the call is built.</summary>
static class MixpanelProfile
{
    /// <summary>The first answer stays; only later evidence may change it.</summary>
    public static Parcel OfOrigin(Telling telling, MixpanelIdentity whose) => Update(
        whose,
        telling.Event.Kind == EventKind.AttributionChanged ? "$set" : "$set_once",
        telling,
        WriteOrigin);

    public static Parcel OfPerson(Telling telling, MixpanelIdentity whose, PersonalDetails details) => Update(whose, "$set", details, WriteDetails);

    static Parcel Update<TState>(MixpanelIdentity whose, string operation, TState state, RecordWriter.Content<TState> content) =>
        new(MixpanelRoute.Engage, RecordWriter.Write((whose, operation, state, content), static (json, update) =>
        {
            json.WriteString("$distinct_id"u8, update.whose.User ?? update.whose.DistinctId);
            json.WriteStartObject(update.operation);
            update.content(json, update.state);
            json.WriteEndObject();
        }));

    static void WriteOrigin(Utf8JsonWriter json, Telling telling)
    {
        var origin = new Acquisition(telling);
        json.WriteString("Install Source"u8, origin.Source);

        if (origin.Medium is { } medium)
            json.WriteString("Install Medium"u8, medium);

        if (origin.Campaign is { } campaign)
            json.WriteString("Install Campaign"u8, campaign);

        json.WriteString("Install Type"u8, origin.Type);

        // Mixpanel's dates have no zone and are read as UTC.
        if (origin.InstalledAt is { } at)
            json.WriteString("Installed At"u8, at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }

    static void WriteDetails(Utf8JsonWriter json, PersonalDetails details)
    {
        if (details.Name is { } name)
            json.WriteString("$name"u8, name);

        if (details.Email is { } email)
            json.WriteString("$email"u8, email);

        if (details.Phone is { } phone)
            json.WriteString("$phone"u8, phone);
    }
}
