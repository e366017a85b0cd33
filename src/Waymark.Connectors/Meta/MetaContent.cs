using System.Text.Json;

namespace Waymark.Connectors.Meta;

/// <summary>One item of an order.</summary>
sealed record MetaContent(string Id, int? Quantity, JsonElement? Price)
{
    public static MetaContent? Of(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 } text
            ? new(text, item.Number("quantity"), PriceOf(item))
            : null;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteNumber("quantity"u8, Quantity ?? 1);

        if (Price is { } price)
        {
            json.WritePropertyName("item_price"u8);
            price.WriteTo(json);
        }

        json.WriteEndObject();
    }

    static JsonElement? PriceOf(JsonElement item) =>
        (item.TryGetProperty("item_price", out var price) || item.TryGetProperty("price", out price)) && price.ValueKind == JsonValueKind.Number
            ? price
            : null;
}
