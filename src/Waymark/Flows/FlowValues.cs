using System.Globalization;
using System.Text.Json;

namespace Waymark.Flows;

/// <summary>Values as flows compare and show them: what an app sent and what an owner wrote need not be of one type.</summary>
public static class FlowValues
{
    /// <summary>A property by its name; dots lead into objects, and a name that has dots itself is found first.</summary>
    public static JsonElement? Find(JsonElement values, string path)
    {
        if (values.ValueKind != JsonValueKind.Object) return null;
        if (values.TryGetProperty(path, out var found)) return found;

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && values.TryGetProperty(path[..dot], out var inner) ? Find(inner, path[(dot + 1)..]) : null;
    }

    /// <returns>Null for what is absent, null, an object or a list.</returns>
    public static string? Text(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number => value.Value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
