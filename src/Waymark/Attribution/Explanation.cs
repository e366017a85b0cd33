using System.Globalization;
using System.Text;

namespace Waymark.Attribution;

/// <summary>A verdict in words, for the person who asks "why".</summary>
public static class Explanation
{
    /// <returns>One line for the outcome, then every candidate with every check.</returns>
    public static string Of(Verdict verdict)
    {
        var text = new StringBuilder();
        text.AppendLine(Outcome(verdict));
        text.AppendLine(CultureInfo.InvariantCulture, $"Decided on fact {verdict.Fact} under configuration version {verdict.ConfigurationVersion}{Referrer(verdict)}.");

        if (verdict.DeepLink is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"Deep link: {verdict.DeepLink}");

        foreach (var found in verdict.Fraud)
            text.AppendLine(CultureInfo.InvariantCulture, $"Fraud: {found.Rule} {(found.IsBlocked ? "blocked" : "tagged")} {(found.TouchId is null ? "the install" : $"the touch {found.TouchId} of {found.Source}")}: {found.Input}, against {found.Threshold} (set by: {found.SettingFrom})");

        foreach (var note in verdict.Notes)
            text.AppendLine(CultureInfo.InvariantCulture, $"Note: {note}");

        if (verdict.Candidates.Count == 0)
            text.AppendLine("No touch of this device, its address or its referrer was known.");

        foreach (var (candidate, index) in verdict.Candidates.Select((candidate, index) => (candidate, index)))
            Add(text, candidate, index + 1);

        return text.ToString();
    }

    /// <summary>The outcome in one sentence.</summary>
    public static string Outcome(Verdict verdict)
    {
        var what = verdict.Conversion switch
        {
            Conversion.Install => "Install",
            Conversion.Reinstall => "Reinstall",
            Conversion.Reattribution => "Re-attribution",
            Conversion.Reengagement => "Re-engagement",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };

        if (verdict.IsBlocked)
            return $"{what} at {Checks.Moment(verdict.At)}: blocked by {verdict.Credit.Blocked}, so it counts nowhere; it would have been {(verdict.Credit.IsOrganic ? "organic" : $"credited to {verdict.Credit.Source}")}.";

        if (verdict.MatchType == MatchType.Organic)
            return $"{what} at {Checks.Moment(verdict.At)}: not credited to anybody{(verdict.Conversion == Conversion.Install ? " (organic)" : "")}.";

        var campaign = verdict.Credit.Campaign ?? verdict.Credit.CampaignId;
        var confidence = verdict.MatchType == MatchType.Probabilistic
            ? string.Create(CultureInfo.InvariantCulture, $" with confidence {verdict.Confidence:0.####}")
            : "";
        return $"{what} at {Checks.Moment(verdict.At)}: credited to {verdict.Credit.Source}{(campaign is null ? "" : $", campaign {campaign}")}, by {Words(verdict.MatchType)}{confidence}.";
    }

    static string Referrer(Verdict verdict) =>
        verdict.Conversion == Conversion.Reengagement ? "" : $"; the install referrer says: {verdict.Referrer}";

    static void Add(StringBuilder text, Candidate candidate, int number)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{number}. {candidate.Standing}: {candidate.Source}{(candidate.Campaign is null ? "" : $", {candidate.Campaign}")}, {Touch(candidate)} at {Checks.Moment(candidate.At)}, by {Words(candidate.MatchType)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"   {candidate.Because}");

        foreach (var check in candidate.Checks)
        {
            var setting = check.SettingFrom is null ? "" : $" (set by: {check.SettingFrom})";
            text.AppendLine(CultureInfo.InvariantCulture, $"   {(check.Passed ? "passed" : "FAILED")}  {check.Name}: {check.Input}; asked for: {check.Threshold}{setting}");
        }
    }

    static string Touch(Candidate candidate) => candidate.MatchType switch
    {
        MatchType.ReferrerClaim => "referrer",
        MatchType.MetaReferrer => "click on Meta",
        MatchType.AppleAds => "tap in the App Store",
        MatchType.NetworkClaim => "click told by the network",
        MatchType.ViewThrough => "view",
        _ => $"click {candidate.TouchId}",
    };

    static string Words(MatchType matchType) => matchType switch
    {
        MatchType.InstallReferrer => "the install referrer",
        MatchType.DeepLink => "the link that opened the app",
        MatchType.MetaReferrer => "Meta's referrer",
        MatchType.AppleAds => "Apple's own word",
        MatchType.DeviceId => "the device's advertising id",
        MatchType.NetworkClaim => "the network's own word",
        MatchType.OwnedMedia => "a message or link of the owner's own",
        MatchType.Probabilistic => "address and device traits",
        MatchType.ReferrerClaim => "what the referrer claims",
        MatchType.ViewThrough => "a view of an ad",
        _ => "nothing",
    };
}
