using System.Text.Json;
using Waymark.Revenue;

namespace Waymark.Connectors.MParticle;

/// <summary>A completed payment as a commerce event's <c>product_action</c>.</summary>
static class MParticlePurchase
{
    const int MostProducts = 50;

    public static void Write(Utf8JsonWriter json, string name, Money? revenue, JsonElement values)
    {
        // The amount may be withheld; that something was bought may not.
        if (revenue is { Currency: var currency })
            json.WriteString("currency_code"u8, currency);

        json.WriteStartObject("product_action"u8);
        json.WriteString("action"u8, "purchase"u8);

        if ((values.Text("payment_id") ?? values.Text("order_id")) is { Length: > 0 } transaction)
            json.WriteString("transaction_id"u8, transaction);

        if (revenue is { Amount: var amount })
            json.WriteNumber("total_amount"u8, amount);

        json.WriteStartArray("products"u8);

        if (!WriteItems(json, values))
            WriteWhole(json, values.Text("product_id") is { Length: > 0 } product ? product : name, revenue);

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static bool WriteItems(Utf8JsonWriter json, JsonElement values)
    {
        if (values.ValueKind != JsonValueKind.Object
            || !(values.TryGetProperty("contents"u8, out var items) || values.TryGetProperty("items"u8, out items))
            || items.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var isAny = false;

        foreach (var item in items.EnumerateArray().Where(item => IdOf(item) is not null).Take(MostProducts))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, IdOf(item));
            json.WriteString("name"u8, item.Text("name") ?? IdOf(item));
            json.WriteNumber("quantity"u8, item.Number("quantity") ?? 1);

            if ((item.TryGetProperty("item_price"u8, out var price) || item.TryGetProperty("price"u8, out price)) && price.ValueKind == JsonValueKind.Number)
            {
                json.WritePropertyName("price"u8);
                price.WriteTo(json);
            }

            json.WriteEndObject();
            isAny = true;
        }

        return isAny;
    }

    // mParticle wants a product in every purchase: the payment itself is one.
    static void WriteWhole(Utf8JsonWriter json, string product, Money? revenue)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, product);
        json.WriteString("name"u8, product);
        json.WriteNumber("quantity"u8, 1);

        if (revenue is { Amount: var amount })
            json.WriteNumber("price"u8, amount);

        json.WriteEndObject();
    }

    static string? IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id"u8, out var id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 } text
            ? text
            : null;
}
