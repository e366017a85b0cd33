using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.MParticle;

/// <summary>Our events as mParticle's.</summary>
static class MParticleEvents
{
    public static Composition Compose(Telling telling)
    {
        var whose = MParticleIdentity.Of(telling);

        if (IsNothingNew(telling))
            return Happenings.NothingToTell;

        if (!whose.IsKnown(telling))
            return new Composition.Waits("no_mparticle_identity");

        return IsCustom(telling) && NameOf(telling).Length == 0
            ? new Composition.Refuses("no_name", "Nothing is left of the event's name; give it another in the event list.")
            : new Composition.Ready([MParticleBatch.Of(telling, whose)]);
    }

    /// <summary>A batch that only tells of the person has no events.</summary>
    public static void Write(Utf8JsonWriter json, Telling telling)
    {
        if (!IsAny(telling)) return;

        switch (telling.Event.Kind)
        {
            case EventKind.Install:
                WriteFirstRun(json, telling);
                WriteAcquisition(json, telling, "attribution");
                break;
            case EventKind.Reattribution or EventKind.AttributionChanged:
                WriteAcquisition(json, telling, "attribution");
                break;
            case EventKind.Reengagement:
                WriteAcquisition(json, telling, "re-engagement");
                break;
            case EventKind.Reinstall:
                WriteAcquisition(json, telling, "App Reinstalled");
                break;
            default:
                WriteHappening(json, telling);
                break;
        }
    }

    static void WriteFirstRun(Utf8JsonWriter json, Telling telling)
    {
        Begin(json, telling, "application_state_transition", $"{telling.Event.Id}.run");
        json.WriteString("application_transition_type"u8, "application_initialized"u8);
        json.WriteBoolean("is_first_run"u8, true);
        End(json);
    }

    // By these names, and with publisher and campaign, mParticle keeps an attribution with the profile.
    static void WriteAcquisition(Utf8JsonWriter json, Telling telling, string name)
    {
        var acquisition = new Acquisition(telling);
        Begin(json, telling, "custom_event", telling.Event.Id);
        json.WriteString("event_name"u8, name);
        json.WriteString("custom_event_type"u8, "attribution"u8);
        json.WriteStartObject("custom_attributes"u8);
        json.WriteString("publisher"u8, acquisition.Source);
        json.WriteString("campaign"u8, acquisition.Campaign ?? (acquisition.IsOrganic ? "organic" : "none"));
        json.WriteString("utm_source"u8, acquisition.Source);
        Write(json, "utm_medium", acquisition.Medium);
        Write(json, "utm_campaign", acquisition.Campaign);
        Write(json, "adgroup", acquisition.AdSet);
        Write(json, "creative", acquisition.Ad);
        json.WriteString("attribution_type"u8, telling.Event.Kind switch
        {
            EventKind.Reattribution => "reinstall"u8,
            EventKind.Reengagement => "reengagement"u8,
            _ => acquisition.IsOrganic ? "organic"u8 : "inorganic"u8,
        });
        json.WriteEndObject();
        End(json);
    }

    static void WriteHappening(Utf8JsonWriter json, Telling telling)
    {
        using var values = JsonDocument.Parse(telling.Event.Values);
        var isPurchase = telling is { Event.Kind: EventKind.Payment, IsEarning: true };
        Begin(json, telling, isPurchase ? "commerce_event" : "custom_event", telling.Event.Id);

        if (isPurchase)
        {
            MParticlePurchase.Write(json, NameOf(telling), telling.Event.Revenue, values.RootElement);
        }
        else
        {
            json.WriteString("event_name"u8, NameOf(telling));
            json.WriteString("custom_event_type"u8, TypeOf(telling.Event.Kind));
        }

        MParticleAttributes.Write(json, values.RootElement);
        End(json);
    }

    static string TypeOf(EventKind kind) => kind switch
    {
        EventKind.Payment or EventKind.PaymentRemoved => "transaction",
        EventKind.Web or EventKind.Open => "navigation",
        _ => "other",
    };

    static void Begin(Utf8JsonWriter json, Telling telling, string type, string id)
    {
        json.WriteStartObject();
        json.WriteString("event_type"u8, type);
        json.WriteStartObject("data"u8);
        json.WriteString("source_message_id"u8, id);
        json.WriteNumber("timestamp_unixtime_ms"u8, telling.Event.At.ToUnixTimeMilliseconds());
    }

    static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static string NameOf(Telling telling) => MParticleAttributes.Cut(telling.Name.Trim(), MParticleAttributes.LongestName);

    static bool IsCustom(Telling telling) => Acquisition.EventName(telling) is null && telling.Event.Kind != EventKind.AttributionChanged;

    /// <summary>Something happened, rather than only being said of the person.</summary>
    public static bool IsAny(Telling telling) =>
        telling.Event.Kind is not (EventKind.SignUp or EventKind.UserUpdated or EventKind.Identified) || telling.Mapping is not null;

    // That somebody has an id of another tool's is nothing to mParticle; who they are is.
    static bool IsNothingNew(Telling telling) =>
        telling.Event.Kind == EventKind.Identified && telling.Mapping is null && telling.Event.UserId is null;

    static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
