using Waymark.Events;

namespace Waymark.Fraud;

/// <summary>What a network may hear of an install that it is not credited with.</summary>
/// <param name="Credit">What it would have been credited with; <see cref="Credit.Blocked"/> says why it is not.</param>
/// <param name="Finding">The rule that was met.</param>
/// <param name="IsFake">The install counts nowhere; else it is real and counts for somebody else.</param>
public sealed record FraudRejection(Credit Credit, FraudFinding Finding, bool IsFake)
{
    /// <summary><c>fake</c> or <c>hijacked</c>.</summary>
    public string Kind => IsFake ? "fake" : "hijacked";
}
