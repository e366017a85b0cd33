using System.Text.Json;

namespace Waymark.Connectors.Braze;

/// <summary>An event's parameters as properties.</summary>
static class BrazeProperties
{
    /// <summary>Braze takes 50 KB of properties when there are nested ones; what goes beyond is left out.</summary>
    const int MostNested = 40_000;

    public static void WriteParameters(Utf8JsonWriter json, Telling telling)
    {
        using var values = JsonDocument.Parse(telling.Event.Values);
        if (values.RootElement.ValueKind != JsonValueKind.Object) return;

        var written = new HashSet<string>(StringComparer.Ordinal) { "om_event_id" };
        var room = MostNested;

        foreach (var parameter in values.RootElement.EnumerateObject())
        {
            var key = BrazeNames.Key(parameter.Name);
            if (key.Length > 0 && IsWorthTelling(parameter.Value, ref room) && written.Add(key))
                Write(json, key, parameter.Value);
        }
    }

    public static void WriteAcquisition(Utf8JsonWriter json, Telling telling)
    {
        var acquisition = new Acquisition(telling);
        json.WriteString("utm_source"u8, acquisition.Source);
        WriteIfAny(json, "utm_medium", acquisition.Medium);
        WriteIfAny(json, "utm_campaign", acquisition.Campaign);
        json.WriteString("platform"u8, Devices.PlatformNames.Lower(acquisition.Platform));
    }

    public static void WriteIfAny(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, BrazeNames.Cut(text));
    }

    static bool IsWorthTelling(JsonElement value, ref int room) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetString() is { Length: > 0 },
        JsonValueKind.Object or JsonValueKind.Array => (room -= value.GetRawText().Length) >= 0,
        _ => true,
    };

    static void Write(Utf8JsonWriter json, string key, JsonElement value)
    {
        json.WritePropertyName(key);

        if (value.ValueKind == JsonValueKind.String)
            json.WriteStringValue(BrazeNames.Cut(value.GetString()!));
        else
            value.WriteTo(json);
    }
}
