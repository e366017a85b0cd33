using Waymark.Referrals;

namespace Waymark.Storage;

/// <summary>What came through links, and who referred whom.</summary>
public interface IReferrals
{
    Referral? FindReferral(string app, long id);

    /// <returns>The referrals that a referrer is credited with since a moment, the latest first; clicks too.</returns>
    IReadOnlyList<Referral> ReferralsBy(string app, Person referrer, DateTimeOffset since, int most);

    /// <returns>The referrals of whoever came, the latest first.</returns>
    IReadOnlyList<Referral> ReferralsOf(string app, Person referred, int most);

    /// <returns>The referrals of one install, the latest first.</returns>
    IReadOnlyList<Referral> ReferralsOfInstall(string app, string installId, int most);

    /// <returns>Referrals in the order of time, of one status where one is given.</returns>
    IReadOnlyList<Referral> Referrals(string app, DateTimeOffset from, DateTimeOffset to, FraudStatus? status, int skip, int most);

    /// <returns>Who referred this person, by event, the latest first; every event when it is null.</returns>
    IReadOnlyList<Relation> ReferrersOf(string app, Person referred, string? @event, int skip, int most);

    /// <returns>Whom this person referred, the latest first; every event when it is null.</returns>
    IReadOnlyList<Relation> ReferredBy(string app, Person referrer, string? @event, int skip, int most);
}
