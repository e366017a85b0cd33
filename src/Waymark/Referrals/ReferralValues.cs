using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Referrals;

/// <summary>The attributes of referral events: what CleverTap is told on top, everything else below <c>waymark</c>.</summary>
public static class ReferralValues
{
    public const string Channel = "Channel";
    public const string Content = "Content";
    public const string Status = "Status";
    public const string EventData = "Event Data";

    /// <summary>The object that holds what webhooks and people want to know besides.</summary>
    public const string Details = "waymark";

    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string NameOf(FraudStatus status) => status switch
    {
        FraudStatus.Valid => "valid",
        FraudStatus.Suspicious => "suspicious",
        FraudStatus.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <returns>Whether these are the attributes of a referral that is rejected.</returns>
    public static bool IsRejected(ReadOnlySpan<byte> values)
    {
        var reader = new Utf8JsonReader(values);
        using var document = JsonDocument.ParseValue(ref reader);

        return document.RootElement.TryGetProperty(Details, out var details)
            && details.TryGetProperty("status"u8, out var status)
            && status.ValueEquals(NameOf(FraudStatus.Rejected));
    }

    public static ReadOnlyMemory<byte> Of(Referral referral) => Write(json =>
    {
        json.WriteString(Channel, referral.Channel);
        json.WriteString(Content, referral.Content);
        json.WriteString(Status, NameOf(referral.Status));
        json.WriteStartObject(Details);
        WriteDetails(json, referral);
        json.WriteEndObject();
    });

    static void WriteDetails(Utf8JsonWriter json, Referral referral)
    {
        json.WriteString("type", ReferralEvents.TypeOf(referral.Occasion));
        json.WriteNumber("referral", referral.Id);
        json.WriteString("link_token", referral.Link);
        Write(json, "campaign", referral.Campaign);
        WritePerson(json, "referrer", referral.Referrer);
        WritePerson(json, "referred", referral.Referred);
        Write(json, "install_instance_id", referral.InstallId);
        json.WriteString("status", NameOf(referral.Status));
        json.WriteStartArray("reasons");
        foreach (var reason in referral.Reasons) json.WriteStringValue(reason);
        json.WriteEndArray();
        Write(json, "match", referral.Match);
        json.WriteBoolean("is_guaranteed_match", referral.IsGuaranteedMatch);
        json.WriteBoolean("is_first_match_for_link", referral.IsFirstMatchForLink);
        json.WriteBoolean("is_test", referral.IsTest);
        Write(json, "click_id", referral.ClickId);
        WriteTexts(json, "link_params", referral.LinkParams);
        WriteTexts(json, "original_link_params", referral.OriginalLinkParams);
    }

    static void WritePerson(Utf8JsonWriter json, string name, Person? person)
    {
        if (person is not { } known) return;

        json.WriteStartObject(name);
        Write(json, "user_id", known.UserId);
        Write(json, "install_instance_id", known.InstallId);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);

        foreach (var (key, value) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
            json.WriteString(key, value);

        json.WriteEndObject();
    }

    static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
