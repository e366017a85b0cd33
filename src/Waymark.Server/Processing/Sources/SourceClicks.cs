using Waymark.Events;
using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Reports;
using Waymark.Touches;

namespace Waymark.Server.Processing.Sources;

/// <summary>Clicks in the figures of their source, and the cap beyond which a network's clicks are not recorded any more.</summary>
static class SourceClicks
{
    static readonly SourceFigures Capped = new() { CappedClicks = 1 };

    /// <returns>False for a click that is not recorded, because its source is over its cap.</returns>
    public static bool Count(Case @case, Touch touch, Credit credit)
    {
        var day = AppCalendar.UtcDay(@case.At);
        var key = SourceKey.Of(credit, touch.Site);

        if (IsOverCap(@case, touch, key.Source, day))
        {
            @case.State.Sources.Add(@case.App.Id, day, key, Capped);
            return false;
        }

        @case.State.Sources.CountClick(@case.App.Id, day, key, touch.Address is { } address ? VisitorSketch.HashOf(address, touch.Visitor) : null);
        return true;
    }

    static bool IsOverCap(Case @case, Touch touch, string source, DateOnly day)
    {
        // The owner's own links are nobody's to cap.
        if (touch.Source is null) return false;

        var (ofHour, ofDay) = @case.State.Sources.CountHour(@case.App.Id, source, @case.At);
        if (ofDay <= ClickCap.FewestOfDay) return false;

        var scope = new SourceScope { Source = source };
        var rule = @case.App.Fraud.InForce(FraudRules.ClickCapping, scope.AsAsked);
        if (!rule.IsOn) return false;

        var known = @case.State.Sources.Standing(@case.App.Id).FirstOrDefault(found => found.Rule == FraudRules.ClickCapping && found.Scope == scope);
        if (known?.StandsAt(@case.At) == true) return known.ModeUnder(@case.App.Fraud) == FraudMode.Block;

        var usual = @case.State.Sources.UsualHour(@case.App.Id, source, day);
        if (!ClickCap.IsOver(ofHour, ofDay, usual, rule.Threshold)) return false;

        Note(@case, scope, rule.Threshold, ofHour, usual!.Value, day);
        return rule.Mode == FraudMode.Block;
    }

    static void Note(Case @case, SourceScope scope, double threshold, long ofHour, double usual, DateOnly day)
    {
        var finding = new SourceFinding
        {
            Rule = FraudRules.ClickCapping, Measure = SourceMeasures.ClicksOfHour, Value = ofHour, Bound = ofHour, Of = ofHour,
            Baseline = usual, Threshold = threshold * usual, From = day.AddDays(-ClickCap.Days), To = day,
        };

        @case.State.Sources.Save(@case.App.Id, new StandingFinding
        {
            Scope = scope, Rule = finding.Rule, Finding = finding, Since = @case.At, Position = @case.Fact.Position,
            Until = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
        });
        @case.State.Sources.Save(@case.App.Id, new SourceNote(
            @case.Fact.Position, @case.At, new SourceWord { Kind = SourceWordKind.Found, Scope = scope, Rule = finding.Rule, Finding = finding }));
    }
}
