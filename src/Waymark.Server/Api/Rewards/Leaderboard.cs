using Waymark.Server.Api.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Rewards;

/// <summary>Who brought the most people.</summary>
public sealed record Leaderboard(IReadOnlyList<LeaderView> Leaders);

/// <summary>One line of it.</summary>
/// <param name="Place">1 for the first.</param>
/// <param name="Referrer">Who.</param>
/// <param name="Installs">First installs.</param>
/// <param name="SignUps">New accounts on the web.</param>
/// <param name="Suspicious">How many of them are suspicious.</param>
/// <param name="Rewards">Rewards that count, ever.</param>
public sealed record LeaderView(int Place, PersonView Referrer, long Installs, long SignUps, long Suspicious, long Rewards)
{
    public static LeaderView Of(TopReferrer top, int place) => new(place, PersonView.Of(top.Referrer), top.Installs, top.SignUps, top.Suspicious, top.Rewards);
}
