namespace Waymark.Attribution;

/// <summary>
/// Weighs which of the clicks from one address led to an install, or none: Bayes' rule over Fellegi-Sunter weights, with the usual
/// time from click to install as the prior.
/// </summary>
public static class Posterior
{
    /// <returns>Each contender's confidence in their order, at most <see cref="MatchWeights.HighestConfidence"/>.</returns>
    public static IReadOnlyList<double> Confidences(IReadOnlyList<Contender> contenders, Traffic traffic) =>
        [.. Shares(contenders, traffic).Select(share => Math.Min(share, MatchWeights.HighestConfidence))];

    /// <returns>Each contender's share of all the ways the install can have come about, before the cap.</returns>
    public static IReadOnlyList<double> Shares(IReadOnlyList<Contender> contenders, Traffic traffic)
    {
        var scores = contenders.Select(contender => Score(contender, traffic)).ToArray();
        var all = (MatchWeights.NoneOfThem * Math.Max(0, traffic.UnprovenInstallsPerSecond)) + scores.Sum();
        return [.. scores.Select(score => all > 0 ? score / all : 0)];
    }

    static double Score(Contender contender, Traffic traffic)
    {
        var installsPerClick =
            Math.Clamp(traffic.InstallsPerClick, MatchWeights.LeastInstallsPerClick, MatchWeights.MostInstallsPerClick);

        // How likely a stranger shares the address: a carrier's busy address loses its weight by itself.
        var stranger = Math.Min(1, (contender.OthersOnAddress + 0.5) / (traffic.Visitors + 1));
        var address = MatchWeights.SameAddress(contender.Since) / stranger;
        var traits = contender.Traits.Aggregate(1.0, (product, trait) => product * MatchWeights.Likelihood(trait));

        return installsPerClick * MatchWeights.InstallDensity(contender.Since) * address * Math.Pow(traits, MatchWeights.Tempering);
    }
}
