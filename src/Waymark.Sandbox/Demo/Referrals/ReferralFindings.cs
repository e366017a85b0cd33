namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>What people did, and what Waymark and CleverTap say of it.</summary>
public sealed record ReferralFindings
{
    public required IReadOnlyCollection<Honest> Honest { get; init; }

    public required IReadOnlyCollection<Cheat> Cheats { get; init; }

    public required IReadOnlyList<ReferralSeen> Referrals { get; init; }

    /// <summary>Referral events in Waymark's stream, by name.</summary>
    public required IReadOnlyDictionary<string, long> Stream { get; init; }

    /// <summary>At CleverTap, by name.</summary>
    public required IReadOnlyDictionary<string, long> CleverTap { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>By the report of the funnel.</summary>
    public required FunnelSeen Funnel { get; init; }

    public required KFactorSeen KFactor { get; init; }

    public required IReadOnlyList<ReferrerSeen> Top { get; init; }

    /// <summary>What went wrong for devices.</summary>
    public IReadOnlyCollection<string> Complaints { get; init; } = [];

    /// <summary>What became of a cheat: null when nothing was told of the install.</summary>
    public ReferralSeen? Find(Cheat cheat) => Referrals.FirstOrDefault(referral => referral.IsArrival && referral.InstallInstanceId == cheat.InstallId);

    public bool IsCaught(Cheat cheat) => Find(cheat) is { } found && found.Status == cheat.Status && found.Reasons.Contains(cheat.Reason);

    /// <summary>What became of an honest arrival: null when nothing was told.</summary>
    public ReferralSeen? Find(Honest honest) => Referrals.FirstOrDefault(referral => referral.Type == honest.Type
        && referral.Referred?.UserId == honest.Referred && referral.Referrer?.UserId == honest.Referrer);

    /// <summary>The invite funnel.</summary>
    public sealed record FunnelSeen(long Made, long Sent, long Clicked, long Clicks, long Installed, long SignedUp);

    /// <summary>The K-factor.</summary>
    public sealed record KFactorSeen(long Users, long Senders, long Sent, long Installs, decimal? SentPerUser, decimal? InstallsPerInvite, decimal? K, decimal? InstallsPerSender);

    /// <summary>One line of the best referrers.</summary>
    public sealed record ReferrerSeen(ReferralSeen.Someone Referrer, long Clicks, long Installs, long Reinstalls, long Opens, long SignUps, long Suspicious);
}
