using Waymark.Attribution;
using Waymark.Reports;

namespace Waymark.Server.Processing;

/// <summary>What is usual in the app's last seven days: what a match has to stand out from.</summary>
sealed class Background(Case @case)
{
    // Rates are only worth using once there is something to measure.
    const int EnoughClicks = 100;
    const int EnoughInstalls = 100;

    // A server that has seen ten visitors must not conclude that everybody shares an address.
    const int FewestVisitors = 1_000;

    // Every click of the address is compared with the same device.
    readonly Dictionary<(Trait, string), double> _shares = [];

    public Traffic Traffic()
    {
        var (clicks, installs, proven) = (Week("click"), Week("install"), Week("proven"));
        var traffic = Attribution.Traffic.Unmeasured with { Visitors = Math.Max(clicks + installs, FewestVisitors) };

        if (clicks >= EnoughClicks) traffic = traffic with { InstallsPerClick = (double)proven / clicks };
        if (installs >= EnoughInstalls) traffic = traffic with { UnprovenInstallsPerSecond = (installs - proven) / TimeSpan.FromDays(7).TotalSeconds };
        return traffic;
    }

    /// <returns>The share of a trait's value among the app's installs.</returns>
    public double ShareOf(Trait trait, string value)
    {
        if (!_shares.TryGetValue((trait, value), out var share)) _shares[(trait, value)] = share = Measured(trait, value);
        return share;
    }

    double Measured(Trait trait, string value)
    {
        var installs = Week("install");
        return installs < EnoughInstalls ? MatchWeights.UnknownShare : (Week(trait.ToString(), value) + 1.0) / (installs + 2);
    }

    long Week(string kind, string value = "")
    {
        var today = AppCalendar.UtcDay(@case.At);
        return @case.State.TraitCount(@case.App.Id, kind, value, today.AddDays(-6), today);
    }
}
