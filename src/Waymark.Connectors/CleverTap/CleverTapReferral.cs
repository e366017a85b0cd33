using System.Text.Json;
using Waymark.Referrals;

namespace Waymark.Connectors.CleverTap;

/// <summary>
/// Referral events: uploaded for the profile that the configured identity provider names, with <c>Channel</c>, <c>Content</c> and
/// <c>Status</c>, or with the <c>Event Data</c> of an event of the owner's; nothing else.
/// </summary>
static class CleverTapReferral
{
    const string NoIdentity = "no_identity";

    /// <summary>How long an event waits for an identity before it is skipped.</summary>
    static readonly TimeSpan LongestHold = TimeSpan.FromHours(24);

    static readonly Composition Held = new Composition.Waits(NoIdentity) { AtMost = LongestHold };
    static readonly Composition Skipped = new Composition.Skips(NoIdentity);

    public static Composition Compose(Telling telling)
    {
        var settings = new CleverTapSettings(telling.Integration.Settings);

        if (CleverTapIdentity.Usable(IdOf(telling, settings.ReferralProvider)) is not { } id)
            return telling.HasWaitedLongEnough ? Skipped : Held;

        var name = CleverTapNames.Event(telling.Name);
        if (CleverTapNames.IsReserved(name) || name.Length == 0)
            return new Composition.Refuses("513", $"\"{telling.Name}\" is no name that CleverTap takes; give the event another one in the event list.");

        using var values = JsonDocument.Parse(telling.Event.Values);
        return new Composition.Ready([CleverTapRecord.Event(new CleverTapIdentity.Person(id), name, telling.Event.At, (values.RootElement, settings.EventDataFormat), Write)]);
    }

    // Somebody may be a sender whom only a server ever named.
    static string? IdOf(Telling telling, string provider) =>
        CleverTapProvider.IdOf(telling.Subject, provider)
        ?? (provider.Equals(CleverTapProvider.CustomId, StringComparison.OrdinalIgnoreCase) ? telling.Event.UserId : null);

    static void Write(Utf8JsonWriter json, (JsonElement Values, CleverTapDataFormat Format) told)
    {
        foreach (var name in new[] { ReferralValues.Channel, ReferralValues.Content, ReferralValues.Status })
        {
            if (told.Values.TryGetProperty(name, out var value)) json.WriteString(name, CleverTapText.Cut(value.GetString() ?? ""));
        }

        if (told.Values.TryGetProperty(ReferralValues.EventData, out var data)) WriteData(json, data, told.Format);
    }

    static void WriteData(Utf8JsonWriter json, JsonElement data, CleverTapDataFormat format)
    {
        switch (format)
        {
            case CleverTapDataFormat.Flat:
                // CleverTap takes no dots in keys.
                WritePairs(json, data, $"{ReferralValues.EventData} ");
                break;
            case CleverTapDataFormat.Json:
                json.WriteString(ReferralValues.EventData, CleverTapText.Cut(data.GetRawText()));
                break;
            default:
                json.WriteStartObject(ReferralValues.EventData);
                WritePairs(json, data, "");
                json.WriteEndObject();
                break;
        }
    }

    static void WritePairs(Utf8JsonWriter json, JsonElement data, string prefix)
    {
        foreach (var pair in data.EnumerateObject())
        {
            if (CleverTapNames.Key(prefix + pair.Name) is { Length: > 0 } key) WriteValue(json, key, pair.Value);
        }
    }

    // A number stays one, so that it can be compared and added up there.
    static void WriteValue(Utf8JsonWriter json, string key, JsonElement value)
    {
        json.WritePropertyName(key);

        if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) value.WriteTo(json);
        else json.WriteStringValue(CleverTapText.Cut(value.ToString()));
    }
}
