using Waymark.Attribution;
using Waymark.Fraud;
using Waymark.Reports;
using Waymark.Server.Processing.Fraud;
using Waymark.Server.Processing.Referrals;
using Waymark.Server.Processing.Sources;

namespace Waymark.Server.Processing;

/// <summary>A click becomes a touch that later installs can find.</summary>
static class Clicks
{
    public static void Apply(Case @case)
    {
        if (@case.Said.Click is not { } said)
        {
            @case.Drop("no_click");
            return;
        }

        var touch = FollowedLinks.Clicked(@case, said);
        var credit = Candidates.CreditOf(touch);

        if (touch.Refused is { } refused)
        {
            @case.Count(Measures.RefusedClicks, credit, touch.Platform, refused);
        }
        else if (DuplicateClicks.Collapses(@case, touch, credit))
        {
            @case.Count(Measures.RefusedClicks, credit, touch.Platform, FraudRules.DuplicateClick);
        }
        else if (SourceClicks.Count(@case, touch, credit))
        {
            @case.CountTrait("click");
            @case.Count(Measures.Clicks, credit, touch.Platform);
        }
        else
        {
            // It led on, and is not kept: nothing can be earned by it.
            @case.Count(Measures.RefusedClicks, credit, touch.Platform, FraudRules.ClickCapping);
            return;
        }

        if (touch.LinkToken is { } token)
            @case.State.CountClick(@case.App.Id, token, AppCalendar.UtcDay(@case.At));

        InviteClicks.Apply(@case, said.Click, touch);

        // Last, because touches are kept even when the rest of the fact is not.
        @case.Touches.Add(touch);
    }
}
