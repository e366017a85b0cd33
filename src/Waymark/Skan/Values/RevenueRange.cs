namespace Waymark.Skan.Values;

/// <summary>Amounts from the lower bound up to, and without, the upper one; without an upper bound when that is null.</summary>
public readonly record struct RevenueRange(decimal Min, decimal? Max)
{
    public static RevenueRange Nothing { get; } = new(0, 0);

    /// <summary>The middle; of an open range its lower bound. Never more than an estimate.</summary>
    public decimal Estimate => Max is { } most ? (Min + most) / 2 : Min;

    public RevenueRange Spanning(RevenueRange other) =>
        new(Math.Min(Min, other.Min), Max is { } own && other.Max is { } most ? Math.Max(own, most) : null);
}
