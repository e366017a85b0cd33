using Waymark.Attribution;

namespace Waymark.Fraud;

/// <summary>Installs that come too fast: from one device that is set back, or one farm of them.</summary>
static class InstallRates
{
    static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static Sighting? LookAtNetworks(InstallInquiry asked, RuleInForce rule) => Sighting.Above(asked.Signs.Counts.Networks(), rule);

    public static Sighting? LookAtDevice(InstallInquiry asked, RuleInForce rule) =>
        asked.Signs.InstalledBefore is { } before && asked.At - before is var since && since >= TimeSpan.Zero && since < Day
            ? new($"installed on the same device {Checks.Span(since)} before", "24 h")
            : Sighting.Above(asked.Signs.Counts.Twins(rule.Unnoticed), rule);
}
