using System.Text.Json;

namespace Waymark.Connectors.Braze;

/// <summary>What a profile in Braze keeps: where the user came from, and who they are.</summary>
static class BrazeProfile
{
    /// <remarks>Custom attributes: Braze's own fields for install attribution are open to its listed partners only.</remarks>
    public static void WriteAcquisition(Utf8JsonWriter json, Telling telling)
    {
        var acquisition = new Acquisition(telling);
        json.WriteString("install_attribution_source"u8, BrazeNames.Cut(acquisition.Source));
        BrazeProperties.WriteIfAny(json, "install_attribution_medium", acquisition.Medium);
        BrazeProperties.WriteIfAny(json, "install_attribution_campaign", acquisition.Campaign);
        BrazeProperties.WriteIfAny(json, "install_attribution_adgroup", acquisition.AdSet);
        BrazeProperties.WriteIfAny(json, "install_attribution_ad", acquisition.Ad);
        json.WriteString("install_attribution_type"u8, acquisition.IsOrganic ? "organic"u8 : "inorganic"u8);

        if (acquisition.InstalledAt is { } at)
            json.WriteString("installed_at"u8, BrazeRecord.Time(at));
    }

    public static bool IsKnown(Telling telling) => telling.Subject.User is { } user
        && (PersonText.Name(user.Name) ?? PersonText.Email(user.Email) ?? PersonText.Phone(user.Phone)) is not null;

    public static void WritePerson(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Subject.User is not { } user) return;

        if (PersonText.Name(user.Name) is { } name)
        {
            var blank = name.LastIndexOf(' ');
            BrazeProperties.WriteIfAny(json, "first_name", blank < 0 ? name : name[..blank].TrimEnd());
            BrazeProperties.WriteIfAny(json, "last_name", blank < 0 ? null : name[(blank + 1)..]);
        }

        BrazeProperties.WriteIfAny(json, "email", PersonText.Email(user.Email));
        BrazeProperties.WriteIfAny(json, "phone", PersonText.Phone(user.Phone));
    }
}
