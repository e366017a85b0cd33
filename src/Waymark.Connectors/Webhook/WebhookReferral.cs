using System.Text.Json;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Referrals;

namespace Waymark.Connectors.Webhook;

/// <summary>Referrals, relations, reviews and rewards, in the form that the README documents: one call for each occasion.</summary>
static class WebhookReferral
{
    const int Version = 1;

    static readonly string[] ByLink = ["status", "reasons", "is_guaranteed_match", "match", "is_first_match_for_link", "is_test", "link_token", "campaign", "referral", "referral_id", "link_params", "original_link_params", "referrer_event"];

    public static bool IsOne(Telling telling) => telling.Event.Kind is EventKind.Referral or EventKind.Relation or EventKind.FraudStatus or EventKind.Reward or EventKind.Flow;

    /// <summary>
    /// Of the two events of an arrival, the call for whoever came names the referrer too; a click has only the referrer's. Both events of a
    /// referrer that was set are told with the relation.
    /// </summary>
    public static bool IsToldWithAnother(Telling telling) =>
        telling.Event.Kind == EventKind.Referral
        && telling.Event.Name != ReferralEvents.Generated(Occasion.LinkClick)
        && (ReferralEvents.IsOfReferrer(telling.Event.Name) || !ReferralEvents.Fixed.Contains(telling.Event.Name));

    public static ReadOnlyMemory<byte> Write(Telling telling) => RecordWriter.Write(telling, WriteFields);

    static void WriteFields(Utf8JsonWriter json, Telling telling)
    {
        var happened = telling.Event;
        using var values = JsonDocument.Parse(happened.Values);
        var details = values.RootElement.TryGetProperty(ReferralValues.Details, out var found) && found.ValueKind == JsonValueKind.Object ? found : values.RootElement;

        json.WriteNumber("version"u8, Version);
        json.WriteString("unique_id"u8, happened.Id);
        json.WriteString("event"u8, TypeOf(happened, details));
        json.WriteString("name"u8, telling.Name);
        json.WriteString("time"u8, Moments.Iso(happened.At));
        json.WriteString("app"u8, telling.App.Id);
        json.WriteString("platform"u8, happened.Platform.Lower());
        json.WriteString("user_id"u8, UserOf(happened, details));
        json.WriteString("install_instance_id"u8, Text(details, "install_instance_id") ?? InstallOf(happened, details));
        WriteText(json, "provider", values.RootElement, ReferralValues.Channel);
        WriteText(json, "content", values.RootElement, ReferralValues.Content);

        if (ReferrerOf(details) is { } referrer)
            json.WriteString("referrer"u8, referrer);

        foreach (var name in ByLink)
        {
            if (Part(details, name) is not { } value) continue;

            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WritePropertyName("values"u8);
        json.WriteRawValue(happened.Values.Span);
    }

    static string? ReferrerOf(JsonElement details) => Part(details, "referrer") is { } referrer
        ? Text(referrer, "user_id") ?? Text(referrer, "install_instance_id")
        : Text(details, "referrer_user_id") ?? Text(details, "referrer_install_id");

    static string TypeOf(StreamEvent happened, JsonElement details) => happened.Kind switch
    {
        EventKind.Referral => Text(details, "type") ?? "referrer_set",
        EventKind.Relation => happened.Name,
        EventKind.FraudStatus => "fraud_status_changed",
        EventKind.Reward => "reward",
        _ => happened.Name,
    };

    // What is asked for somebody, or given to them, is theirs, whoever came. A click is nobody's yet: its event is the sender's.
    static string? UserOf(StreamEvent happened, JsonElement details) => happened.Kind is EventKind.Reward or EventKind.Flow ? happened.UserId
        : Part(details, "referred") is { } referred
        ? happened.Kind == EventKind.Referral ? happened.UserId ?? Text(referred, "user_id") : Text(referred, "user_id") ?? happened.UserId
        : IsClick(details) ? null : happened.UserId;

    static string? InstallOf(StreamEvent happened, JsonElement details) => IsClick(details) ? null : happened.InstallId;

    static bool IsClick(JsonElement details) => Text(details, "type") == ReferralEvents.TypeOf(Occasion.LinkClick);

    static void WriteText(Utf8JsonWriter json, string name, JsonElement values, string key)
    {
        if (Text(values, key) is { } text) json.WriteString(name, text);
    }

    static JsonElement? Part(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var part) ? part : null;

    static string? Text(JsonElement parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.String } part ? part.GetString() : null;
}
