using System.Collections.Frozen;
using System.Text.Json;
using Waymark.Revenue;

namespace Waymark.Connectors.Meta;

/// <summary>What an event was about: <c>custom_data</c>.</summary>
static class MetaDetails
{
    const int Most = 50;
    const int LongestText = 500;

    /// <summary>Told under names of Meta's own, or never: Meta takes no contact data in the clear.</summary>
    static readonly FrozenSet<string> Elsewhere = new[]
    {
        "value", "currency", "order_id", "contents", "content_ids", "items", "utm_source", "utm_medium", "utm_campaign",
        "email", "phone", "mobile",
    }.ToFrozenSet();

    public static void Write(Utf8JsonWriter json, Telling telling, Money? revenue)
    {
        json.WriteStartObject("custom_data"u8);

        if (revenue is { } money)
        {
            json.WriteNumber("value"u8, money.Amount);
            json.WriteString("currency"u8, money.Currency);
        }

        if (Acquisition.EventName(telling) is not null)
            WriteAcquisition(json, telling);

        using var values = JsonDocument.Parse(telling.Event.Values);

        if (values.RootElement.ValueKind == JsonValueKind.Object)
        {
            WriteOrder(json, values.RootElement);
            WriteParameters(json, values.RootElement, revenue is null);
        }

        json.WriteEndObject();
    }

    // Nobody's credit may be shown: then nothing is said about it, not even that there is none.
    static void WriteAcquisition(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Event.Credit is null) return;

        var acquisition = new Acquisition(telling);
        json.WriteString("utm_source"u8, acquisition.Source);

        if (acquisition.Medium is { } medium)
            json.WriteString("utm_medium"u8, medium);

        if (acquisition.Campaign is { } campaign)
            json.WriteString("utm_campaign"u8, campaign);
    }

    static void WriteOrder(Utf8JsonWriter json, JsonElement values)
    {
        if ((values.Text("order_id") ?? values.Text("payment_id")) is { Length: > 0 } order)
            json.WriteString("order_id"u8, order);

        var items = List(values, "contents") ?? List(values, "items") ?? [];
        var contents = items.Select(MetaContent.Of).OfType<MetaContent>().Take(Most).ToArray();

        if (contents.Length > 0)
        {
            json.WriteStartArray("contents"u8);

            foreach (var content in contents)
                content.Write(json);

            json.WriteEndArray();
        }

        WriteIds(json, contents.Length > 0 ? contents.Select(content => content.Id) : Ids(values));
    }

    static void WriteIds(Utf8JsonWriter json, IEnumerable<string> ids)
    {
        var all = ids.Take(Most).ToArray();
        if (all.Length == 0) return;

        json.WriteStartArray("content_ids"u8);

        foreach (var id in all)
            json.WriteStringValue(id);

        json.WriteEndArray();
    }

    static void WriteParameters(Utf8JsonWriter json, JsonElement values, bool isCurrencyAParameter)
    {
        var left = Most;

        foreach (var parameter in values.EnumerateObject().DistinctBy(parameter => parameter.Name))
        {
            var isTold = !Elsewhere.Contains(parameter.Name) || (parameter.Name == "currency" && isCurrencyAParameter);
            if (!isTold || !IsPlain(parameter.Value) || left-- <= 0) continue;

            json.WritePropertyName(parameter.Name);

            if (parameter.Value.ValueKind == JsonValueKind.String && parameter.Value.GetString() is { Length: > LongestText } text)
                json.WriteStringValue(text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)]);
            else
                parameter.Value.WriteTo(json);
        }
    }

    static bool IsPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 },
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };

    static IEnumerable<string> Ids(JsonElement values) =>
        (List(values, "content_ids") ?? []).Where(id => id.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(id => id.ToString());

    static JsonElement.ArrayEnumerator? List(JsonElement values, string name) =>
        values.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : null;
}
