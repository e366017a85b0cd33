using System.Text;
using System.Text.Json;

namespace Waymark.Connectors.CleverTap;

/// <summary>The properties of in-app events and payments.</summary>
static class CleverTapPurchase
{
    /// <summary>CleverTap's own purchase event, which only an owner's mapping may raise: the app may send it already.</summary>
    public const string Charged = "Charged";

    const int MostItems = 50;

    public static void WriteProperties(Utf8JsonWriter json, Telling telling)
    {
        json.WriteString(CleverTapRecord.EventId, telling.Event.Id);
        new CleverTapProperties(json, telling.Event.Values.Span).Copy();
    }

    /// <summary>CleverTap reads the amount, the purchase's id and its items under names of its own.</summary>
    public static void WriteCharged(Utf8JsonWriter json, Telling telling)
    {
        json.WriteString(CleverTapRecord.EventId, telling.Event.Id);

        if (telling.Event.Revenue is { } revenue)
        {
            json.WriteNumber("Amount"u8, revenue.Amount);
            json.WriteString("Currency"u8, revenue.Currency);
        }

        using var values = JsonDocument.Parse(telling.Event.Values);

        if (values.RootElement.ValueKind == JsonValueKind.Object)
            WriteIdAndItems(json, values.RootElement);

        new CleverTapProperties(json, telling.Event.Values.Span).Copy(except: "items"u8);
    }

    static void WriteIdAndItems(Utf8JsonWriter json, JsonElement values)
    {
        if (values.TryGetProperty("payment_id"u8, out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text)
            json.WriteString("Charged ID"u8, CleverTapText.Cut(text));

        if (!values.TryGetProperty("items"u8, out var items) || items.ValueKind != JsonValueKind.Array) return;

        json.WriteStartArray("Items"u8);

        foreach (var item in items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(MostItems))
        {
            json.WriteStartObject();
            new CleverTapProperties(json, Encoding.UTF8.GetBytes(item.GetRawText())).Copy();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
