using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.MParticle;

/// <summary>Writes one batch: what one of our events says about one user.</summary>
static class MParticleBatch
{
    /// <summary>Who says where users came from.</summary>
    const string Provider = "Waymark";

    public static Parcel Of(Telling telling, MParticleIdentity whose) => new(
        telling.Now - telling.Event.At > MParticleApi.Recent && MParticleEvents.IsAny(telling) ? MParticleRoute.Historical : MParticleRoute.Events,
        RecordWriter.Write((telling, whose), static (json, batch) => Write(json, batch.telling, batch.whose)));

    static void Write(Utf8JsonWriter json, Telling telling, MParticleIdentity whose)
    {
        // mParticle forgets a repeat of the same id.
        json.WriteString("source_request_id"u8, telling.Event.Id);
        json.WriteString("environment"u8, new MParticleSettings(telling.Integration.Settings).IsDevelopment ? "development"u8 : "production"u8);
        whose.Write(json);
        MParticleDevice.Write(json, telling);
        WriteProfile(json, telling);
        WriteAttribution(json, telling);

        json.WriteStartArray("events"u8);
        MParticleEvents.Write(json, telling);
        json.WriteEndArray();
    }

    static void WriteProfile(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Event.Kind is not (EventKind.SignUp or EventKind.UserUpdated) || PersonText.Name(telling.Subject.User?.Name) is not { } name)
            return;

        var blank = name.LastIndexOf(' ');
        json.WriteStartObject("user_attributes"u8);
        json.WriteString("$firstname"u8, blank < 0 ? name : name[..blank].TrimEnd());

        if (blank >= 0)
            json.WriteString("$lastname"u8, name[(blank + 1)..]);

        json.WriteEndObject();
    }

    // All three are required: without a campaign there is nothing to say.
    static void WriteAttribution(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Event.Kind is not (EventKind.Install or EventKind.Reattribution or EventKind.AttributionChanged)
            || new Acquisition(telling) is not { Campaign: { } campaign } acquisition)
        {
            return;
        }

        json.WriteStartObject("attribution_info"u8);
        json.WriteString("service_provider"u8, Provider);
        json.WriteString("publisher"u8, acquisition.Source);
        json.WriteString("campaign"u8, campaign);
        json.WriteEndObject();
    }
}
