using Waymark.Referrals.Reports;

namespace Waymark.Storage;

/// <summary>Lists about people that daily figures cannot answer. Each looks at the referrals of a span of time and answers a bounded number of lines.</summary>
public interface IReferralReports
{
    /// <returns>First installs through invites, the latest first, without rejected ones and test devices.</returns>
    IReadOnlyList<InvitedInstall> InvitedInstalls(string app, DateTimeOffset from, DateTimeOffset to, int most);

    /// <returns>Who brought the most, without rejected referrals and test devices.</returns>
    IReadOnlyList<ReferrerLine> TopReferrers(string app, DateTimeOffset from, DateTimeOffset to, ReferrerOrder order, int skip, int most);

    /// <returns>Whose referrals are doubted, the most first.</returns>
    IReadOnlyList<SuspectLine> Suspects(string app, DateTimeOffset from, DateTimeOffset to, int skip, int most);

    /// <returns>How many suspicious arrivals nobody has decided on, ever.</returns>
    long ReviewQueue(string app);

    /// <returns>The events that relations were made for in a span of time, the most frequent first.</returns>
    IReadOnlyList<RelationCount> RelationEvents(string app, DateTimeOffset from, DateTimeOffset to, int most);
}
