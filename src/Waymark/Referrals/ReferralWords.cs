using System.Globalization;
using System.Text;
using Waymark.Attribution;

namespace Waymark.Referrals;

/// <summary>A referral and every step that led to it, for people.</summary>
public static class ReferralWords
{
    public static string Of(Referral referral)
    {
        var text = new StringBuilder();
        var type = ReferralEvents.TypeOf(referral.Occasion);

        text.Append(CultureInfo.InvariantCulture, $"Referral {referral.Id}: {type}, {ReferralValues.NameOf(referral.Status)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  at       {Checks.Moment(referral.At)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  link     {referral.Link}{(referral.Channel.Length > 0 ? $", channel {referral.Channel}" : "")}{(referral.Campaign is { } campaign ? $", campaign {campaign}" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  referrer {Words(referral.Referrer)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  referred {Words(referral.Referred)}\n");

        if (referral.Match is { } match)
            text.Append(CultureInfo.InvariantCulture, $"  match    {match}, {(referral.IsGuaranteedMatch ? "proved" : "guessed")}\n");

        foreach (var step in referral.Explanation)
            text.Append(CultureInfo.InvariantCulture, $"  - {step}\n");

        foreach (var review in referral.Reviews)
            text.Append(CultureInfo.InvariantCulture, $"  - Reviewed {Checks.Moment(review.At)} by {review.By ?? "somebody"}: {ReferralValues.NameOf(review.From)} became {ReferralValues.NameOf(review.To)}. {review.Why}\n");

        return text.ToString();
    }

    /// <returns>The steps from the clues to the status, one sentence each.</returns>
    public static IEnumerable<string> Steps(LinkMatch match, OccasionVerdict occasion, FraudVerdict fraud) =>
    [
        .. Steps(match),
        occasion.Because,
        .. fraud.Findings.Select(finding => $"{finding.Reason} ({ReferralValues.NameOf(finding.Status)}): {finding.Saw}."),
        .. fraud.Findings.Count == 0 ? ["Nothing speaks against it."] : Array.Empty<string>(),
    ];

    public static IEnumerable<string> Steps(LinkMatch match) => match.Clues.Select(clue => clue.Because);

    static string Words(Person? person) => person switch
    {
        { UserId: { } user } => $"user {user}",
        { InstallId: { } install } => $"install {install}, whose user is not known yet",
        _ => "nobody",
    };
}
