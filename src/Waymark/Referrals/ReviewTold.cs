namespace Waymark.Referrals;

/// <summary>A person reviewed a referral.</summary>
public sealed record ReviewTold
{
    public required long Referral { get; init; }

    public required FraudStatus Status { get; init; }

    public required string Why { get; init; }

    public string? By { get; init; }
}
