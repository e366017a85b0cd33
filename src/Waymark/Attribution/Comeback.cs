using Waymark.Apps;
using Waymark.Fraud;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Decides whether a link that opened the app, or a message that was followed, won a user back who still had it.</summary>
public static class Comeback
{
    /// <param name="app">The app.</param>
    /// <param name="configurationVersion">Whose settings apply.</param>
    /// <param name="install">As it was before.</param>
    /// <param name="touch">What was followed.</param>
    /// <param name="fact">Journal position of the fact that says so.</param>
    /// <param name="at">When it was followed.</param>
    /// <param name="matchType">How that is known.</param>
    /// <param name="around">What the rules of fraud look at; null where the owner's own word needs none.</param>
    /// <returns>The re-engagement; <see cref="MatchType.Organic"/> with the reason when it is not credited.</returns>
    public static Verdict Decide(App app, int configurationVersion, Install install, Touch touch, long fact, DateTimeOffset at, MatchType matchType = MatchType.DeepLink, Surroundings? around = null)
    {
        var candidate = Scrutiny.Judge(around, touch, matchType, Checks.Opened(app, install, touch, fact, at));
        var isCredited = candidate.Standing != Standing.Rejected;

        if (isCredited)
        {
            candidate = candidate with
            {
                Standing = Standing.Won,
                Because = matchType == MatchType.OwnedMedia ? "The user followed this message." : "The user opened the app with this link.",
            };
        }

        return new()
        {
            Conversion = Conversion.Reengagement,
            MatchType = isCredited ? matchType : MatchType.Organic,
            Credit = isCredited ? Candidates.CreditOf(touch) with { IsReengagement = true } : Events.Credit.Organic,
            Confidence = isCredited ? 1 : 0,
            At = at,
            Fact = fact,
            ConfigurationVersion = configurationVersion,
            CreditUntil = isCredited ? at.AddDays(app.Attribution.ReengagementDays) : null,
            DeepLink = touch.DeepLink,
            IsRootDomain = touch.IsRootDomain,
            Candidates = [candidate],
            Fraud = candidate.Findings,
        };
    }
}
