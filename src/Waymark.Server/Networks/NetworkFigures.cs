using System.Diagnostics.Metrics;
using Waymark.Attribution.Networks;
using Waymark.Server.Intake;

namespace Waymark.Server.Networks;

/// <summary>Counts what networks answer that are asked.</summary>
sealed class NetworkFigures(IMeterFactory meters)
{
    readonly Counter<long> _replies = meters.Create(IntakeCounters.MeterName).CreateCounter<long>(
        "waymark.networks.replies", "{reply}", "Replies of ad networks that were asked about an install, by what they mean.");

    public void Count(string app, string network, NetworkOutcome outcome) => _replies.Add(
        1,
        new KeyValuePair<string, object?>("app", app),
        new KeyValuePair<string, object?>("network", network),
        new KeyValuePair<string, object?>("outcome", NetworkOutcomes.NameOf(outcome)));
}
