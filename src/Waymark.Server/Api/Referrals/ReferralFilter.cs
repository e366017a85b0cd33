using Waymark.Referrals;

namespace Waymark.Server.Api.Referrals;

/// <summary>Which referrals are wanted; what is null is not asked.</summary>
sealed record ReferralFilter(string? Type, string? Link, string? Referrer, string? Referred, string? Install, string? Reason)
{
    public bool Fits(Referral referral) =>
        (Type is null || ReferralEvents.TypeOf(referral.Occasion) == Type)
        && (Link is null || referral.Link == Link)
        && (Install is null || referral.InstallId == Install)
        && (Reason is null || referral.Reasons.Contains(Reason))
        && IsOf(Referrer, referral.Referrer)
        && IsOf(Referred, referral.Referred);

    // A user's id, or an install's while there is no user.
    static bool IsOf(string? id, Person? person) => id is null || person?.UserId == id || person?.InstallId == id;
}
