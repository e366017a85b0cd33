namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>A referral as the server tells it.</summary>
public sealed record ReferralSeen(
    string Type, string Channel, string Status, IReadOnlyList<string> Reasons, bool IsTest, string? InstallInstanceId, ReferralSeen.Someone? Referrer, ReferralSeen.Someone? Referred)
{
    public bool IsArrival => Type != "link_click";

    /// <summary>Who it is.</summary>
    public sealed record Someone(string? UserId, string? InstallInstanceId);
}
