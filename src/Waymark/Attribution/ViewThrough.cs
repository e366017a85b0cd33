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

        var candidate = Scrutiny.Judge(evidence, view, MatchType.ViewThrough, [.. Checks.Seen(evidence, view)]);

        return new(view, candidate.Standing == Standing.Rejected ? candidate : candidate with
        {
            Standing = Standing.Won,
            Because = "The ad was seen, and nothing was clicked.",
        });
    }
}
