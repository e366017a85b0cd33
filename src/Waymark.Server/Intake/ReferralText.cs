using System.Text.Json;
using Waymark.Referrals;

namespace Waymark.Server.Intake;

/// <summary>What an app or page hears of the link that brought its user.</summary>
static class ReferralText
{
    /// <summary>Writes <c>referral_data</c>; null when no link did.</summary>
    public static void Write(Utf8JsonWriter json, Referral? referral)
    {
        if (referral is null)
        {
            json.WriteNull("referral_data"u8);
            return;
        }

        json.WriteStartObject("referral_data"u8);
        WriteKeys(json, referral);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>referral_data</c> with whether a link was found, and how or why not.</summary>
    public static void Write(Utf8JsonWriter json, MatchState state, string reason, Referral? referral)
    {
        json.WriteStartObject("referral_data"u8);
        json.WriteString("state"u8, MatchStates.Name(state));
        json.WriteString("reason"u8, reason);
        if (referral is not null) WriteKeys(json, referral);
        json.WriteEndObject();
    }

    static void WriteKeys(Utf8JsonWriter json, Referral referral)
    {
        json.WriteString("token"u8, referral.Link);
        json.WriteString("referrer_user_id"u8, referral.Referrer?.UserId);
        json.WriteString("referrer_channel_id"u8, referral.Referrer is null ? null : referral.Channel);
        json.WriteBoolean("is_first_match"u8, referral.Occasion is Occasion.AppInstall);
        json.WriteBoolean("is_reinstall"u8, referral.Occasion is Occasion.AppReinstall);
        json.WriteBoolean("is_first_match_for_link"u8, referral.IsFirstMatchForLink);
        json.WriteBoolean("is_guaranteed_match"u8, referral.IsGuaranteedMatch);
        WriteParameters(json, "link_params"u8, referral.LinkParams);
        WriteParameters(json, "original_link_params"u8, referral.OriginalLinkParams);
    }

    static void WriteParameters(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string> parameters)
    {
        json.WriteStartObject(name);

        foreach (var (key, value) in parameters)
            json.WriteString(key, value);

        json.WriteEndObject();
    }
}
