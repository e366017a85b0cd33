using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>What the app should register with SKAdNetwork or AdAttributionKit now.</summary>
/// <param name="Fine">0 to 63.</param>
/// <param name="Coarse">Low, medium or high, if the server named one.</param>
/// <param name="LocksPostback">Closes the current measurement window.</param>
public sealed record ConversionValue(int Fine, CoarseValue? Coarse, bool LocksPostback)
{
    // Without a valid fine value the others mean nothing.
    internal static ConversionValue? Read(JsonElement? data) =>
        data is { } json && json.Number("fine_conversion_value") is >= 0 and <= 63 and { } fine
            ? new ConversionValue(fine, ReadCoarse(json), json.Flag("lock_postback"))
            : null;

    static CoarseValue? ReadCoarse(JsonElement json) => json.Text("coarse_conversion_value")?.ToUpperInvariant() switch
    {
        "LOW" => CoarseValue.Low,
        "MEDIUM" => CoarseValue.Medium,
        "HIGH" => CoarseValue.High,
        _ => null,
    };
}
