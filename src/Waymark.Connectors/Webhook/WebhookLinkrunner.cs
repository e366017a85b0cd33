using System.Buffers;
using System.Text.Json;
using Waymark.Events;
using Waymark.Touches;

namespace Waymark.Connectors.Webhook;

/// <summary>Linkrunner's webhook bodies, key by key, so that a receiver made for them needs no change.</summary>
static class WebhookLinkrunner
{
    public static bool Tells(Telling telling) => telling.Event.Kind is EventKind.Install or EventKind.SignUp;

    public static ReadOnlyMemory<byte> Write(Telling telling)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        var (happened, install) = (telling.Event, telling.Subject.Install);
        var isSignUp = happened.Kind == EventKind.SignUp;
        var credit = happened.Credit ?? Credit.Organic;
        var user = isSignUp ? telling.Subject.User : null;

        json.WriteStartObject();
        json.WriteString("event_type"u8, isSignUp ? "signup"u8 : "install"u8);
        json.WriteString("user_id"u8, isSignUp ? happened.UserId : null);
        json.WriteString("campaign_id"u8, credit.CampaignId ?? "");
        json.WriteString("campaign_name"u8, credit.Campaign);
        json.WriteString("network_name"u8, credit.Source);
        json.WriteString("ad_channel"u8, credit.IsOrganic ? null : credit.Source);
        json.WriteString("attributed_on"u8, Moments.Iso(isSignUp ? telling.Verdict?.At ?? happened.At : happened.At));
        json.WriteString("installed_at"u8, Moments.Iso(install?.OpenedAt ?? (isSignUp ? null : happened.At)));
        json.WriteString("store_click_at"u8, Moments.Iso(credit.TouchAt));
        json.WriteString("link"u8, telling.Touch?.Url ?? "");
        json.WriteString("app_version"u8, install?.AppVersion);
        json.WriteString("gaid"u8, install?.Device.Gaid);
        json.WriteString("idfa"u8, install?.Device.Idfa);
        json.WriteString("name"u8, user?.Name);
        json.WriteString("phone"u8, user?.Phone);
        json.WriteString("email"u8, user?.Email);
        WriteAdditional(json, isSignUp ? happened.Values : default);
        WriteMeta(json, credit, telling.Touch);
        WriteGoogle(json, credit, telling.Touch);

        if (install?.IsTest == true)
            json.WriteString("environment"u8, "test"u8);

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static void WriteAdditional(Utf8JsonWriter json, ReadOnlyMemory<byte> told)
    {
        json.WritePropertyName("additional_data"u8);

        if (told.IsEmpty)
            json.WriteNullValue();
        else
            json.WriteRawValue(told.Span);
    }

    static void WriteMeta(Utf8JsonWriter json, Credit credit, Touch? touch)
    {
        if (!IsOf(credit, "META", "FACEBOOK", "INSTAGRAM"))
        {
            json.WriteNull("meta_campaign_details"u8);
            return;
        }

        json.WriteStartObject("meta_campaign_details"u8);
        json.WriteString("ad_creative_id"u8, Parameter(touch, "ad_id"));
        json.WriteString("ad_creative_name"u8, credit.Ad);
        json.WriteString("ad_set_id"u8, Parameter(touch, "ad_set_id"));
        json.WriteString("ad_set_name"u8, credit.AdSet);
        json.WriteNull("campaign_group_id"u8);
        json.WriteNull("campaign_group_name"u8);
        json.WriteNull("account_id"u8);
        json.WriteNull("ad_objective_name"u8);
        json.WriteNull("is_instagram"u8);
        json.WriteNull("publisher_platform"u8);
        json.WriteNull("platform_position"u8);
        json.WriteEndObject();
    }

    static void WriteGoogle(Utf8JsonWriter json, Credit credit, Touch? touch)
    {
        if (!IsOf(credit, "GOOGLE", "GOOGLEADS", "GOOGLE_ADS"))
        {
            json.WriteNull("google_campaign_details"u8);
            return;
        }

        json.WriteStartObject("google_campaign_details"u8);
        json.WriteString("gclid"u8, Parameter(touch, "gclid"));
        json.WriteString("gbraid"u8, Parameter(touch, "gbraid"));
        json.WriteString("ga_source"u8, Parameter(touch, "ga_source"));
        json.WriteString("ad_group_id"u8, Parameter(touch, "ad_set_id"));
        json.WriteString("ad_group_name"u8, credit.AdSet);
        json.WriteEndObject();
    }

    static bool IsOf(Credit credit, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (name.Equals(credit.Source, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    static string? Parameter(Touch? touch, string name) => touch?.Parameters.GetValueOrDefault(name);
}
