using Waymark.Devices;

namespace Waymark.Attribution;

/// <summary>The numbers of the probabilistic match, all in one place.</summary>
public static class MatchWeights
{
    /// <summary>Nothing but proof is certain.</summary>
    public const double HighestConfidence = 0.99;

    /// <summary>Traits are not independent of each other: their evidence counts with this exponent.</summary>
    public const double Tempering = 0.8;

    /// <summary>How much heavier "none of these clicks" weighs than the measured rate of installs without proof.</summary>
    public const double NoneOfThem = 1.5;

    /// <summary>The share of a trait's value before there is data about it.</summary>
    public const double UnknownShare = 0.1;

    public const double LeastInstallsPerClick = 0.002, MostInstallsPerClick = 0.5;

    /// <summary>How often the trait agrees when click and install are the same person's.</summary>
    public static double Agreeing(Trait trait) => trait switch
    {
        Trait.OsVersion => 0.97,
        Trait.Model => 0.98,
        Trait.Screen => 0.95,
        Trait.Language => 0.97,
        Trait.TimeZone => 0.98,
        _ => throw new ArgumentOutOfRangeException(nameof(trait)),
    };

    /// <summary>How often a person still has the same address after this long: phones change networks.</summary>
    public static double SameAddress(TimeSpan since) => 0.20 + (0.70 * Math.Exp(-since.TotalHours / 12));

    /// <summary>
    /// Installs per second this long after the click, as a share of all. Fitted to the rule of thumb "75 % within an hour, 94 %
    /// within a day": 0.74 log-normal with median 2 minutes (sigma 0.9) and 0.26 with median 10 hours (sigma 1.2).
    /// </summary>
    public static double InstallDensity(TimeSpan since)
    {
        var seconds = since.TotalSeconds;

        if (seconds < 0) return 0;

        var from = 0;

        foreach (var (until, share) in ClickToInstallTime)
        {
            if (seconds < until) return share / (until - from);

            from = until;
        }

        return 0;
    }

    /// <summary>Share of installs per span of time since the click; each span ends where it says, in seconds.</summary>
    public static IReadOnlyList<(int Until, double Share)> ClickToInstallTime { get; } =
    [
        (5, .0002), (10, .0019), (30, .0436), (60, .1176), (120, .2068), (300, .2558), (600, .0870), (1_800, .0279),
        (3_600, .0064), (10_800, .0339), (21_600, .0461), (43_200, .0586), (86_400, .0538),
        (172_800, .0357), (345_600, .0171), (604_800, .0076),
    ];

    /// <summary>How many times likelier it is that click and install are one person's, given how a trait compares.</summary>
    public static double Likelihood(TraitComparison trait)
    {
        var agreeing = Agreeing(trait.Trait);
        var share = Math.Clamp(trait.Share, 1e-6, 1 - 1e-6);

        return trait.Agreement switch
        {
            Agreement.Agree => agreeing / share,
            Agreement.Differ => (1 - agreeing) / (1 - share),
            _ => 1,
        };
    }
}
