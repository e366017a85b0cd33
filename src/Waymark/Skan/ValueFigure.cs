using System.Globalization;
using Waymark.Skan.Values;

namespace Waymark.Skan;

/// <summary>What postbacks that are counted together have in common.</summary>
/// <param name="Window">Their conversion window.</param>
/// <param name="Fine">The fine value, if they have one.</param>
/// <param name="Coarse">Else the coarse one; neither is not the same as 0.</param>
/// <param name="Tier">At least this tier; null where there are none, or it was not counted.</param>
/// <param name="IsBeforeTiers">Of SKAdNetwork 1 to 3.</param>
public readonly record struct ValueFigure(int Window, int? Fine, CoarseValue? Coarse, int? Tier, bool IsBeforeTiers)
{
    // What the names of figures are made of.
    const string FineKind = "fine", CoarseKind = "coarse", NoValue = "null", Old = "v3", TierMark = "t";

    public bool HasValue => Fine is not null || Coarse is not null;

    /// <summary><c>0/fine/12/t3</c>, <c>1/coarse/low/t1</c>, <c>0/null/t0</c> or, of old versions, <c>0/fine/12/v3</c>.</summary>
    public string Name
    {
        get
        {
            var value = this switch
            {
                { Fine: { } fine } => string.Create(CultureInfo.InvariantCulture, $"{FineKind}/{fine}"),
                { Coarse: { } coarse } => $"{CoarseKind}/{CoarseValues.NameOf(coarse)}",
                _ => NoValue,
            };
            return string.Create(CultureInfo.InvariantCulture, $"{Window}/{value}/{(IsBeforeTiers ? Old : TierMark)}{(IsBeforeTiers ? null : Tier)}");
        }
    }

    public static ValueFigure Of(Postback postback) => new(
        postback.Window, postback.Value, postback.Value is null ? CoarseValues.Read(postback.CoarseValue) : null, PostbackTier.Of(postback), postback.IsBeforeTiers);

    /// <summary>Reads a name back; those from before tiers were counted say nothing of them.</summary>
    public static ValueFigure Read(string name)
    {
        var parts = name.Split('/');
        var hasValue = parts[1] != NoValue;
        var mark = parts.ElementAtOrDefault(hasValue ? 3 : 2) ?? "";

        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[1] == FineKind ? int.Parse(parts[2], CultureInfo.InvariantCulture) : null,
            parts[1] == CoarseKind ? CoarseValues.Read(parts[2]) : null,
            mark.StartsWith(TierMark, StringComparison.Ordinal) && int.TryParse(mark.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var tier) ? tier : null,
            mark == Old);
    }
}
