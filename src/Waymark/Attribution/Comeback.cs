using Waymark.Apps;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Decides whether a link that opened the app, or a message that was followed, won a user back who still had it.</summary>
public static class Comeback
{
    /// <returns>The re-engagement; <see cref="MatchType.Organic"/> with the reason when it is not credited.</returns>
    public static Verdict Decide(App app, int configurationVersion, Install install, Touch touch, long fact, DateTimeOffset at, MatchType matchType = MatchType.DeepLink)
    {
        var checks = Checks.Opened(app, install, touch, fact, at).ToList();
        var failed = checks.Find(check => !check.Passed);
        var candidate = Candidates.From(touch, matchType, checks) with
        {
            Standing = failed is null ? Standing.Won : Standing.Rejected,
            Because = failed is null ? matchType == MatchType.OwnedMedia ? "The user followed this message." : "The user opened the app with this link." : Candidates.Sentence(failed),
        };

        return new()
        {
            Conversion = Conversion.Reengagement,
            MatchType = failed is null ? matchType : MatchType.Organic,
            Credit = failed is null ? Candidates.CreditOf(touch) with { IsReengagement = true } : Events.Credit.Organic,
            Confidence = failed is null ? 1 : 0,
            At = at,
            Fact = fact,
            ConfigurationVersion = configurationVersion,
            CreditUntil = failed is null ? at.AddDays(app.Attribution.ReengagementDays) : null,
            DeepLink = touch.DeepLink,
            IsRootDomain = touch.IsRootDomain,
            Candidates = [candidate],
        };
    }
}
