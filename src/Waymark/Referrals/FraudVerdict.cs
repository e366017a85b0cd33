namespace Waymark.Referrals;

/// <summary>How much a referral is believed: the worst that any test found, and all that they found.</summary>
public sealed record FraudVerdict(FraudStatus Status, IReadOnlyList<FraudFinding> Findings)
{
    /// <summary>Codes, in the order of the tests.</summary>
    public IReadOnlyList<string> Reasons => [.. Findings.Select(finding => finding.Reason)];
}

/// <summary>What one test found.</summary>
/// <param name="Reason">A stable code such as <c>same_ip</c>.</param>
/// <param name="Status">What it makes of the referral.</param>
/// <param name="Saw">What was looked at, in words.</param>
public sealed record FraudFinding(string Reason, FraudStatus Status, string Saw);
