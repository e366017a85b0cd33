using System.Globalization;
using Waymark.Attribution;
using Waymark.Touches;

namespace Waymark.Referrals;

/// <summary>Clicks on smart links that a device resembles, with what speaks against each.</summary>
public static class LikelyLinks
{
    /// <summary>Weighed against all clicks of the address, as attribution weighs them.</summary>
    public static IEnumerable<(Touch Touch, string? Objection)> Among(Evidence evidence)
    {
        if (!evidence.ByAddress.Any(click => click.Touch.LinkToken is not null)) yield break;

        var candidates = ProbabilisticMatch.Judge(evidence).ToDictionary(candidate => candidate.TouchId, StringComparer.Ordinal);
        var threshold = evidence.App.Attribution.Probabilistic.Threshold;

        foreach (var (touch, _) in evidence.ByAddress)
        {
            if (touch.LinkToken is not null && candidates.TryGetValue(touch.ClickId, out var candidate))
                yield return (touch, Objection(candidate, threshold));
        }
    }

    static string? Objection(Candidate candidate, double threshold) => candidate switch
    {
        { Standing: Standing.Rejected } => candidate.Because,
        { Confidence: { } confidence } when confidence < threshold =>
            string.Create(CultureInfo.InvariantCulture, $"confidence {confidence:0.00}, and {threshold:0.00} is asked for."),
        _ => null,
    };
}
