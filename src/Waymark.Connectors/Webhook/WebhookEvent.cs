using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Connectors.Webhook;

/// <summary>One event with everything we know, in the form that the README documents.</summary>
static class WebhookEvent
{
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Telling telling)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Readable);
        var happened = telling.Event;

        json.WriteStartObject();
        json.WriteString("event_id"u8, happened.Id);
        json.WriteString("event"u8, happened.Name);
        json.WriteString("name"u8, telling.Name);
        json.WriteString("kind"u8, EventNames.Of(happened.Kind));
        json.WriteString("time"u8, Moments.Iso(happened.At));
        json.WriteString("platform"u8, happened.Platform.Lower());
        WriteApp(json, telling);
        WriteInstall(json, telling.Subject.Install);
        WriteUser(json, happened.UserId, telling.Subject.User);
        WriteCredit(json, telling);
        WriteRevenue(json, happened);
        json.WritePropertyName("values"u8);
        json.WriteRawValue(happened.Values.Span);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static void WriteApp(Utf8JsonWriter json, Telling telling)
    {
        json.WriteStartObject("app"u8);
        json.WriteString("id"u8, telling.App.Id);
        Write(json, "name", telling.App.Name);
        Write(json, "package", telling.App.Android?.Package);
        Write(json, "bundle_id", telling.App.Ios?.BundleId);
        json.WriteEndObject();
    }

    static void WriteInstall(Utf8JsonWriter json, Install? install)
    {
        if (install is null)
        {
            json.WriteNull("install"u8);
            return;
        }

        json.WriteStartObject("install"u8);
        json.WriteString("id"u8, install.Id);
        Write(json, "installed_at", Moments.Iso(install.OpenedAt));
        Write(json, "app_version", install.AppVersion);
        Write(json, "sdk_version", install.SdkVersion);
        Write(json, "os_version", install.Device.OsVersion);
        Write(json, "brand", install.Device.Brand);
        Write(json, "model", install.Device.Model);
        Write(json, "language", install.Device.Language);
        Write(json, "gaid", install.Device.Gaid);
        Write(json, "idfa", install.Device.Idfa);
        Write(json, "idfv", install.Device.Idfv);
        Write(json, "android_id", install.Device.AndroidId);
        Write(json, "att_status", install.Device.AttStatus);
        json.WriteBoolean("test"u8, install.IsTest);
        WriteTexts(json, "partner_ids", install.PartnerIds);
        json.WriteEndObject();
    }

    static void WriteUser(Utf8JsonWriter json, string? id, User? user)
    {
        if ((user?.Id ?? id) is not { } known)
        {
            json.WriteNull("user"u8);
            return;
        }

        json.WriteStartObject("user"u8);
        json.WriteString("id"u8, known);
        Write(json, "name", user?.Name);
        Write(json, "email", user?.Email);
        Write(json, "phone", user?.Phone);
        Write(json, "signed_up_at", Moments.Iso(user?.SignedUpAt));
        WriteTexts(json, "partner_ids", user?.PartnerIds);

        if (user?.Traits is { Count: > 0 } traits)
        {
            json.WriteStartObject("traits"u8);

            foreach (var (name, value) in traits)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void WriteCredit(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Event.Credit is not { } credit)
        {
            json.WriteNull("credit"u8);
            return;
        }

        json.WriteStartObject("credit"u8);
        json.WriteString("source"u8, credit.Source);
        json.WriteBoolean("organic"u8, credit.IsOrganic);
        json.WriteBoolean("reengagement"u8, credit.IsReengagement);
        Write(json, "medium", credit.Medium);
        Write(json, "campaign_id", credit.CampaignId);
        Write(json, "campaign", credit.Campaign);
        Write(json, "ad_set", credit.AdSet);
        Write(json, "ad", credit.Ad);
        Write(json, "match_type", telling.Verdict is { } verdict ? MatchNames.Of(verdict.MatchType) : null);
        Write(json, "blocked", credit.Blocked);
        Write(json, "touch_id", credit.TouchId);
        Write(json, "touch_at", Moments.Iso(credit.TouchAt));
        Write(json, "link", telling.Touch?.Url);
        WriteTexts(json, "link_parameters", telling.Touch?.Parameters);
        json.WriteEndObject();
    }

    static void WriteRevenue(Utf8JsonWriter json, StreamEvent happened)
    {
        if (happened.Revenue is not { } revenue)
        {
            json.WriteNull("revenue"u8);
            return;
        }

        json.WriteStartObject("revenue"u8);
        json.WriteNumber("amount"u8, revenue.Amount);
        json.WriteString("currency"u8, revenue.Currency);
        if (happened.RevenueUsd is { } dollars) json.WriteNumber("usd"u8, dollars);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string>? texts)
    {
        if (texts is null or { Count: 0 }) return;

        json.WriteStartObject(name);

        foreach (var (key, value) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
            json.WriteString(key, value);

        json.WriteEndObject();
    }
}
