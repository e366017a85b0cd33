using System.Globalization;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Reports;
using Waymark.Touches;

namespace Waymark.Server.Processing.Fraud;

/// <summary>Browsers and impatient fingers follow a link twice: one visitor on one link is one click.</summary>
static class DuplicateClicks
{
    /// <returns>True for a click that is not to be counted; it may still earn, because the second one may be the one that led to the store.</returns>
    public static bool Collapses(Case @case, Touch touch, Credit credit)
    {
        var scope = FraudScope.Of(touch);
        var rule = @case.App.Fraud.InForce(FraudRules.DuplicateClick, scope);
        if (!rule.IsOn || WhoClicked(touch) is not { } visitor) return false;

        if (@case.State.Remember(@case.App.Id, Fingerprint.Of("click", visitor, touch.Url), @case.At, TimeSpan.FromSeconds(rule.Threshold))) return false;

        var isBlocked = rule.Mode == FraudMode.Block;
        @case.State.Fraud.Add(
            new FraudFigureKey(
                @case.App.Id, AppCalendar.DayOf(@case.App, @case.At), rule.Rule.Code, FraudLevel.Touch, isBlocked ? FraudOutcome.Rejected : FraudOutcome.Tagged,
                credit.Source, scope.Campaign ?? "", scope.Site ?? "", touch.Country ?? ""),
            1);
        return isBlocked;
    }

    // Behind an address that strangers share, the same browser twice is two people as likely as one.
    static string? WhoClicked(Touch touch) =>
        touch.Gaid ?? touch.Idfa ?? (touch.Address is { } address ? string.Create(CultureInfo.InvariantCulture, $"{address} {touch.Visitor:x}") : null);
}
