using Waymark.Apps;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Decides whether a link that opened the app won a user back who still had it.</summary>
public static class Comeback
{
    /// <returns>The re-engagement; <see cref="MatchType.Organic"/> with the reason when it is not credited.</returns>
    public static Verdict Decide(App app, int configurationVersion, Install install, Touch touch, long fact, DateTimeOffset at)
    {
        var checks = ChecksOf(app.Attribution, install, touch, at).ToList();
        if (touch.CampaignId is { } id && app.FindCampaign(id) is { } campaign)
            checks.Add(new("campaign_active", campaign.Active ? "active" : "switched off", "active", "campaign", campaign.Active));

        var failed = checks.Find(check => !check.Passed);
        var candidate = Candidates.From(touch, MatchType.DeepLink, checks) with
        {
            Standing = failed is null ? Standing.Won : Standing.Rejected,
            Because = failed is null ? "The user opened the app with this link." : Candidates.Sentence(failed),
        };

        return new()
        {
            Conversion = Conversion.Reengagement,
            MatchType = failed is null ? MatchType.DeepLink : MatchType.Organic,
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

    static IEnumerable<Check> ChecksOf(AttributionSettings settings, Install install, Touch touch, DateTimeOffset at)
    {
        yield return Checks.Retargeting(settings, touch);

        var away = at - install.LastActiveAt;
        yield return new("inactivity", Checks.Span(away), Checks.Days(settings.InactivityDays), "app", away >= TimeSpan.FromDays(settings.InactivityDays));

        if (install.Reengagement is { } last)
            yield return new("gap", Checks.Span(at - last.At), Checks.Hours(settings.ReengagementGapHours), "app", at - last.At >= TimeSpan.FromHours(settings.ReengagementGapHours));

        var isNew = touch.ClickId != install.Verdict?.Credit.TouchId;
        yield return new("new_touch", isNew ? "a new touch" : "the touch that earned the install", "a new touch", null, isNew);
    }
}
