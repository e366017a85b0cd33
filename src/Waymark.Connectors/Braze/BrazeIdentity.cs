using System.Text.Json;

namespace Waymark.Connectors.Braze;

/// <summary>Whose profile in Braze an event belongs to.</summary>
abstract record BrazeIdentity
{
    /// <summary>The key under which an app hands us the id of Braze's SDK for the device.</summary>
    const string DeviceKey = "braze_device_id";

    /// <summary>The key under which an app hands us Braze's own id of the profile.</summary>
    const string ProfileKey = "braze_id";

    const int Longest = 512;

    /// <summary>The app's own user id.</summary>
    public sealed record User(string Id) : BrazeIdentity;

    /// <summary>Braze's own id of a profile.</summary>
    public sealed record Profile(string Id) : BrazeIdentity;

    /// <summary>A device nobody signed up on, under an alias.</summary>
    public sealed record Alias(string Label, string Name) : BrazeIdentity;

    /// <returns>Null while nothing that Braze knows a user by was told.</returns>
    public static BrazeIdentity? Of(Telling telling, BrazeSettings settings)
    {
        if (Usable(telling.PersonId()) is { } user)
            return new User(user);

        if (Usable(telling.Subject.PartnerId(ProfileKey)) is { } profile)
            return new Profile(profile);

        return DeviceOf(telling) is { } device ? new Alias(settings.AliasLabel, device) : null;
    }

    public static string? DeviceOf(Telling telling) => Usable(telling.Subject.PartnerId(DeviceKey));

    public void Write(Utf8JsonWriter json)
    {
        switch (this)
        {
            case User user:
                json.WriteString("external_id"u8, user.Id);
                break;
            case Profile profile:
                json.WriteString("braze_id"u8, profile.Id);
                break;
            case Alias alias:
                WriteAlias(json, alias.Label, alias.Name);
                break;
            default:
                throw new InvalidOperationException("A record needs a user.");
        }
    }

    public static void WriteAlias(Utf8JsonWriter json, string label, string name)
    {
        json.WriteStartObject("user_alias"u8);
        json.WriteString("alias_name"u8, name);
        json.WriteString("alias_label"u8, label);
        json.WriteEndObject();
    }

    static string? Usable(string? id) => id?.Trim() is { Length: > 0 and <= Longest } text ? text : null;
}
