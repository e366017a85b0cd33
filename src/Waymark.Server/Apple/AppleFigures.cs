using System.Diagnostics.Metrics;
using Waymark.Attribution.Apple;
using Waymark.Server.Intake;

namespace Waymark.Server.Apple;

/// <summary>Counts what Apple answers.</summary>
sealed class AppleFigures(IMeterFactory meters)
{
    readonly Counter<long> _replies = meters.Create(IntakeCounters.MeterName).CreateCounter<long>(
        "waymark.apple.replies", "{reply}", "Replies of Apple's AdServices, by what they mean.");

    public void Count(AppleOutcome outcome) => _replies.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));
}
