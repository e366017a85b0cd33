using Waymark.Attribution.Apple;
using Waymark.Attribution.Meta;
using Waymark.Attribution.Networks;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Ads that were seen: the latest counts when nobody was clicked on.</summary>
static class ViewThrough
{
    /// <param name="evidence">What is known.</param>
    /// <param name="mayWin">Nothing stronger qualifies.</param>
    /// <returns>What a network claims is always weighed, what Meta and Apple prove only when it may win.</returns>
    public static IReadOnlyList<JudgedTouch> Judge(Evidence evidence, bool mayWin)
    {
        var proved = mayWin ? MetaTouches.View(evidence) ?? AppleTouches.View(evidence) : null;
        var claimed = ClaimTouches.Views(evidence)
            .OrderByDescending(view => view.Touch.At)
            .ThenBy(view => view.Touch.ClickId, StringComparer.Ordinal)
            .Select(view => JudgeOne(evidence, view.Touch, [.. Checks.Seen(evidence, view.Touch), .. Checks.Told(evidence, view.Claim)]));

        // Of views at one time, the one that is proved.
        List<JudgedTouch> judged = [.. (proved is null ? claimed : claimed.Prepend(JudgeOne(evidence, proved, Checks.Seen(evidence, proved)))).OrderByDescending(view => view.Touch.At)];

        var winner = mayWin ? judged.FindIndex(one => one.Qualifies) : -1;
        if (winner < 0) return judged;

        judged[winner] = judged[winner] with
        {
            Candidate = judged[winner].Candidate with { Standing = Standing.Won, Because = "The ad was seen, and nothing was clicked." },
        };
        return judged;
    }

    static JudgedTouch JudgeOne(Evidence evidence, Touch view, IReadOnlyList<Check> checks) =>
        new(view, Scrutiny.Judge(evidence, view, MatchType.ViewThrough, checks));
}
