using System.Globalization;
using System.Text.Json;

namespace Waymark.Revenue;

/// <summary>Reads amounts of money from JSON.</summary>
public static class Amounts
{
    // A 64-bit number of millionths holds a thousand payments of this size; larger ones are mistakes.
    const decimal Largest = 9_000_000_000m;

    /// <returns>The amount; null when it is no number, or one that no price has.</returns>
    public static decimal? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var amount) ? amount : null,
        JsonValueKind.String => decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null,
        _ => null,
    };

    /// <returns>Millionths; figures count more than nine thousand million as that.</returns>
    public static long Micros(decimal amount) => (long)(Math.Clamp(amount, -Largest, Largest) * 1_000_000);
}
