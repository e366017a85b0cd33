namespace Waymark.Referrals;

/// <summary>What happened when somebody came through a link, and whether it is to be told.</summary>
/// <param name="Occasion">Null when nothing is told.</param>
/// <param name="Reason">A stable code for why nothing is; else the occasion's.</param>
/// <param name="Because">One sentence.</param>
public sealed record OccasionVerdict(Occasion? Occasion, string Reason, string Because)
{
    internal static OccasionVerdict Of(Occasion occasion, string because) => new(occasion, ReferralEvents.TypeOf(occasion), because);

    internal static OccasionVerdict Nothing(string reason, string because) => new(null, reason, because);
}
