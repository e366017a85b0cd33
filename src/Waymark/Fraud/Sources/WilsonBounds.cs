namespace Waymark.Fraud.Sources;

/// <summary>Between which shares the truth lies when only so many were seen: Wilson's score, one-sided 99 %.</summary>
public static class WilsonBounds
{
    const double Z = 2.326;

    /// <returns>The share is hardly lower than this; 0 when nothing was seen.</returns>
    public static double Lower(long part, long whole) => whole <= 0 ? 0 : Bound(part, whole, -Z);

    /// <returns>The share is hardly higher than this; 1 when nothing was seen.</returns>
    public static double Upper(long part, long whole) => whole <= 0 ? 1 : Bound(part, whole, Z);

    static double Bound(double part, double whole, double z)
    {
        var share = part / whole;
        var spread = z * Math.Sqrt((share * (1 - share) / whole) + (z * z / (4 * whole * whole)));
        return Math.Clamp((share + (z * z / (2 * whole)) + spread) / (1 + (z * z / whole)), 0, 1);
    }
}
