using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>Somebody that an action may be done for.</summary>
/// <param name="Person">Who.</param>
/// <param name="Status">How much the referral is believed that makes them a target; null when no referral does.</param>
public readonly record struct FlowTarget(Person Person, FraudStatus? Status);
