using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Connectors.Meta;

/// <summary>Our events as Meta's.</summary>
static class MetaEvents
{
    public static Composition Compose(Telling telling)
    {
        if (IsNothingForMeta(telling))
            return Happenings.NothingToTell;

        if (Acquisition.PlatformOf(telling) == Platform.Web)
            return new Composition.Skips("not_an_app_event");

        if (telling.Now - telling.Event.At > MetaApi.Oldest)
            return new Composition.Refuses("too_old", "It happened more than seven days before it could be told; Meta takes nothing that old.");

        var consent = MetaConsent.Of(telling);
        var person = MetaPerson.Of(telling, consent);

        // Meta refuses an event by nobody, and with it the whole call.
        if (person.IsUnknown)
            return new Composition.Skips("nothing_to_match_by");

        var name = NameOf(telling);
        return name.Length == 0
            ? new Composition.Refuses("no_name", "No character that Meta allows is left of the event's name; give it another in the event list.")
            : new Composition.Ready([new(MetaApi.Route, RecordWriter.Write((telling, name, person, consent), static (json, happening) =>
                Write(json, happening.telling, happening.name, happening.person, happening.consent)))]);
    }

    static void Write(Utf8JsonWriter json, Telling telling, string name, MetaPerson person, MetaConsent consent)
    {
        var isOnDevice = Acquisition.PlatformOf(telling) != Platform.Unknown;

        json.WriteString("event_name"u8, name);
        json.WriteNumber("event_time"u8, telling.Event.At.ToUnixTimeSeconds());
        json.WriteString("event_id"u8, telling.Event.Id);
        json.WriteString("action_source"u8, isOnDevice ? "app"u8 : "system_generated"u8);
        WriteDataUse(json, new MetaSettings(telling.Integration.Settings));
        person.Write(json);

        if (isOnDevice)
            MetaDevice.Write(json, telling, consent);

        MetaDetails.Write(json, telling, RevenueOf(telling));
    }

    static void WriteDataUse(Utf8JsonWriter json, MetaSettings settings)
    {
        json.WriteStartArray("data_processing_options"u8);

        if (settings.IsLimitedDataUse)
            json.WriteStringValue("LDU"u8);

        json.WriteEndArray();
        if (!settings.IsLimitedDataUse) return;

        json.WriteNumber("data_processing_options_country"u8, settings.Country);
        json.WriteNumber("data_processing_options_state"u8, settings.State);
    }

    // Meta cannot take a verdict back or hear of one that it lost, and knows no profiles.
    static bool IsNothingForMeta(Telling telling) => telling.Event.Kind switch
    {
        EventKind.AttributionChanged or EventKind.Rejection => true,
        EventKind.SignUp or EventKind.UserUpdated or EventKind.Identified => telling.Mapping is null,
        _ => false,
    };

    static string NameOf(Telling telling) => telling.Event.Kind switch
    {
        EventKind.Install => MetaNames.Install,
        EventKind.Reattribution => "ReinstallAttributed",
        EventKind.Reinstall => "AppReinstalled",
        EventKind.Reengagement => "DeepLinkOpened",
        EventKind.Payment when telling.Mapping?.As is null && RevenueOf(telling) is not null => MetaNames.Purchase,
        EventKind.SignUp when telling.Mapping?.As is null => "CompleteRegistration",
        EventKind.Open when telling.Mapping?.As is null => "ActivateApp",
        _ when telling.Mapping?.As is { } chosen => MetaNames.StandardOf(chosen) ?? MetaNames.Custom(chosen),
        // A purchase without an amount is refused.
        _ when MetaNames.StandardOf(telling.Name) is { } standard && (standard != MetaNames.Purchase || RevenueOf(telling) is not null) => standard,
        _ => MetaNames.Custom(telling.Name),
    };

    static Money? RevenueOf(Telling telling) => telling.Event.Revenue;
}
