using Waymark.Attribution.Apple;
using Waymark.Attribution.Meta;

namespace Waymark.Attribution;

/// <summary>An ad that was seen: counts when nobody was clicked on.</summary>
static class ViewThrough
{
    /// <returns>Null when no view is proved.</returns>
    public static JudgedTouch? Judge(Evidence evidence)
    {
        if ((MetaTouches.View(evidence) ?? AppleTouches.View(evidence)) is not { } view) return null;

        var checks = Checks.Seen(evidence, view).ToList();

        return new(view, checks.Find(check => !check.Passed) is { } failed
            ? Candidates.Rejected(view, MatchType.ViewThrough, checks, failed)
            : Candidates.From(view, MatchType.ViewThrough, checks) with
            {
                Standing = Standing.Won,
                Because = "The ad was seen, and nothing was clicked.",
            });
    }
}
