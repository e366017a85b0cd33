using Waymark.Reports;

namespace Waymark.Referrals.Reports;

/// <summary>How many new users each new user brings: everything is counted for the days on which the senders were new, whenever it happened.</summary>
/// <param name="Users">First installs of those days.</param>
/// <param name="Senders">Those of them who have sent an invite since.</param>
/// <param name="Sent">How often they sent one.</param>
/// <param name="Installs">First installs that came of it, without rejected ones and test devices.</param>
public sealed record KFactor(long Users, long Senders, long Sent, long Installs)
{
    public const string Formula = "K = (sent / users) × (installs / sent), over the users whose first install is in these days";

    public decimal? SentPerUser => Rate.Of(Sent, Users);

    public decimal? InstallsPerInvite => Rate.Of(Installs, Sent);

    /// <summary>Null when nobody was new in those days.</summary>
    public decimal? K => Rate.Of(Installs, Users);

    public decimal? InstallsPerSender => Rate.Of(Installs, Senders);

    public static KFactor Of(IEnumerable<(RollupKey Key, Figure Figure)> figures)
    {
        var counts = figures.GroupBy(figure => figure.Key.Measure).ToDictionary(group => group.Key, group => group.Sum(figure => figure.Figure.Count));

        return new KFactor(
            counts.GetValueOrDefault(Measures.Installs),
            counts.GetValueOrDefault(ReferralMeasures.Inviters),
            counts.GetValueOrDefault(ReferralMeasures.InviterSends),
            counts.GetValueOrDefault(ReferralMeasures.InviterInstalls));
    }
}
