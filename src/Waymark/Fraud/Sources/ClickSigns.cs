namespace Waymark.Fraud.Sources;

/// <summary>What clicks tell that lead to nothing, or come from hardly anybody.</summary>
static class ClickSigns
{
    const long FewestForConversion = 10_000, FewestForRepeats = 1_000, FewestClicksOfOthers = 1_000;

    const double WithoutComparison = 0.5, OfTheOthers = 0.1, TimesTheOthers = 3;

    public static SourceSign HardlyAny(SourceInquiry asked)
    {
        var (installs, clicks) = (asked.Source.All.ClickInstalls, asked.Source.All.Clicks);
        if (clicks < FewestForConversion) return SourceSign.TooFew;

        // Half the line is low by itself; up to the line it has to be low for this app: some never convert well.
        var others = asked.Others.All;
        var baseline = asked.Baseline(SourceMeasures.Conversion, others.Clicks < FewestClicksOfOthers ? null : (double)others.ClickInstalls / others.Clicks);
        var line = asked.Below(Math.Max(asked.Threshold * WithoutComparison, Math.Min(asked.Threshold, OfTheOthers * (baseline ?? 0))));
        var value = (double)installs / clicks;
        return SourceSign.When(value < line, new SourceFinding
        {
            Rule = FraudRules.LowConversion, Measure = SourceMeasures.Conversion, Value = value, Bound = WilsonBounds.Upper(installs, clicks), Of = clicks, Baseline = baseline, Threshold = line,
        });
    }

    public static SourceSign Repeated(SourceInquiry asked)
    {
        var (figures, others) = (asked.Source.All, asked.Others.All);
        if (figures.VisitorClicks < FewestForRepeats) return SourceSign.TooFew;

        // Carriers let thousands share an address, and their phones look alike: where that is so, it is so for all sources.
        var baseline = asked.Baseline(SourceMeasures.ClicksPerVisitor, others.VisitorClicks < FewestClicksOfOthers ? null : others.ClicksPerVisitor);
        var line = asked.Above(Math.Max(asked.Threshold, TimesTheOthers * (baseline ?? 0)));
        var value = figures.ClicksPerVisitor;
        return SourceSign.When(value > line, new SourceFinding
        {
            Rule = FraudRules.RepeatedClicks, Measure = SourceMeasures.ClicksPerVisitor, Value = value, Bound = value, Of = figures.VisitorClicks, Baseline = baseline, Threshold = line,
        });
    }
}
