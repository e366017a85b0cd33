using Waymark.Facts;

namespace Waymark.Privacy;

/// <summary>Reads what a call tells about consent: in <c>device_data.consent</c>, as iOS clients write it, or beside the device's other keys.</summary>
public static class ConsentReading
{
    /// <returns>Null when the call says nothing about it.</returns>
    public static Consent? Read(DeviceCall call)
    {
        var nested = call.DeviceObject("consent");

        bool? Said(string key) =>
            YesOrNo.Read(nested is { } consent ? DeviceCall.Text(consent, key) : null) ?? YesOrNo.Read(call.DeviceText(key));

        var told = new Consent(Said("is_eea"), Said("ad_user_data"), Said("ad_personalization"));
        return told == Consent.Unsaid ? null : told;
    }

    /// <summary>Clients leave out what they do not know: what is told replaces what was known, the rest stays.</summary>
    public static Consent? Merge(Consent? known, Consent? told) =>
        known is null || told is null
            ? told ?? known
            : new Consent(told.IsEea ?? known.IsEea, told.AdUserData ?? known.AdUserData, told.AdPersonalization ?? known.AdPersonalization);
}
