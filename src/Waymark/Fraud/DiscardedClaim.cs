using Waymark.Events;

namespace Waymark.Fraud;

/// <summary>Who would have been credited, had a rule of fraud not been met: the install counts for somebody else, or for nobody.</summary>
/// <param name="Credit">The credit that was taken away.</param>
/// <param name="Finding">Why.</param>
public sealed record DiscardedClaim(Credit Credit, FraudFinding Finding);
