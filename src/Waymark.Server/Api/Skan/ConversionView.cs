using Waymark.Skan.Values;

namespace Waymark.Server.Api.Skan;

/// <summary>How far an iOS install is with its conversion values.</summary>
/// <param name="Schema">The version that it keeps.</param>
/// <param name="Window">The conversion window it was in last: 0, 1 or 2; null once all are over.</param>
/// <param name="Fine">The highest fine value so far.</param>
/// <param name="Coarse">The coarse value of the window; null while it gives none.</param>
/// <param name="IsLocked">The window was closed early.</param>
/// <param name="Revenue">What it paid in this window, in the schema's currency.</param>
public sealed record ConversionView(int Schema, int? Window, int Fine, string? Coarse, bool IsLocked, decimal Revenue)
{
    public static ConversionView Of(ValueProgress progress) => new(
        progress.Schema,
        progress.Window < ConversionWindow.Count ? progress.Window : null,
        progress.Fine,
        progress.Coarse is { } coarse ? CoarseValues.NameOf(coarse) : null,
        progress.IsLocked,
        progress.Tally.Payments.Value);
}
