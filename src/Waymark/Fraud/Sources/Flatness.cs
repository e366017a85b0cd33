namespace Waymark.Fraud.Sources;

/// <summary>Whether installs are spread over hours as evenly as chance spreads them: people who clicked come soon, and fewer every hour.</summary>
public static class Flatness
{
    /// <param name="hours">How many came in each hour; an odd number of hours.</param>
    /// <returns>How likely chance alone makes them as uneven as that (chi-square against uniform); 1 when there are none.</returns>
    public static double Of(ReadOnlySpan<long> hours)
    {
        ArgumentOutOfRangeException.ThrowIfZero(hours.Length % 2, nameof(hours));

        double sum = 0, squares = 0;

        foreach (var hour in hours)
        {
            sum += hour;
            squares += (double)hour * hour;
        }

        return sum <= 0 ? 1 : Beyond((squares * hours.Length / sum) - sum, (hours.Length - 1) / 2);
    }

    // With an even number of degrees of freedom the tail is a sum of Poisson terms, and needs no incomplete gamma function.
    static double Beyond(double chiSquare, int halfTheDegrees)
    {
        var (half, term, sum) = (chiSquare / 2, 1.0, 1.0);

        for (var i = 1; i < halfTheDegrees; i++)
            sum += term *= half / i;

        return Math.Min(1, Math.Exp(-half) * sum);
    }
}
