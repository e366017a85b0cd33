namespace Waymark.Fraud.Sources;

/// <summary>What the time from click to first open tells: injected clicks come just before it, and clicks that were scattered blindly at any time.</summary>
static class TimeSigns
{
    const long FewestForSoon = 50, Fewest = 30, FewestForEven = 60, FewestOfOthers = 100;

    const double TimesTheOthers = 3, WithinAnHour = 0.40, EvenBeyondChance = 0.05;

    public static SourceSign TooSoon(SourceInquiry asked)
    {
        var figures = asked.Source.All;
        var (part, whole) = (figures.Within(ClickToInstall.BelowTenSeconds, ClickToInstall.BelowTenSeconds), figures.TimedInstalls);
        if (whole < FewestForSoon) return SourceSign.TooFew;

        var bound = WilsonBounds.Lower(part, whole);
        var line = asked.Above(asked.Threshold);
        return SourceSign.When(bound > line, new SourceFinding
        {
            Rule = FraudRules.ClickToInstallAnomaly, Measure = SourceMeasures.BelowTenSeconds, Value = (double)part / whole, Bound = bound, Of = whole, Threshold = line,
        });
    }

    public static SourceSign TooLate(SourceInquiry asked)
    {
        var (part, whole, others) = (Late(asked.Source), asked.Source.All.TimedInstalls, asked.Others.All.TimedInstalls);
        if (whole < Fewest) return SourceSign.TooFew;

        // An app that people take their time for is not flooded.
        var baseline = asked.Baseline(SourceMeasures.LaterThanADay, others < FewestOfOthers ? null : (double)Late(asked.Others) / others);
        var line = asked.Above(Math.Max(asked.Threshold, TimesTheOthers * (baseline ?? 0)));
        var bound = WilsonBounds.Lower(part, whole);
        return SourceSign.When(bound > line, new SourceFinding
        {
            Rule = FraudRules.ClickFlooding, Measure = SourceMeasures.LaterThanADay, Value = (double)part / whole, Bound = bound, Of = whole, Baseline = baseline, Threshold = line,
        });
    }

    public static SourceSign HardlySoon(SourceInquiry asked)
    {
        var (part, whole) = (Soon(asked.Source), asked.Source.All.TimedInstalls);
        if (whole < Fewest) return SourceSign.TooFew;

        var bound = WilsonBounds.Upper(part, whole);
        var line = asked.Below(WithinAnHour);
        return SourceSign.When(bound < line, new SourceFinding
        {
            Rule = FraudRules.ClickFlooding, Measure = SourceMeasures.WithinAnHour, Value = (double)part / whole, Bound = bound, Of = whole, Threshold = line,
        });
    }

    public static SourceSign Even(SourceInquiry asked)
    {
        var (times, whole) = (asked.Source.All.Times, asked.Source.All.TimedInstalls);
        if (whole < FewestForEven) return SourceSign.TooFew;

        var chance = Flatness.Of(times.AsSpan(ClickToInstall.SecondHour..ClickToInstall.LaterThanADay));
        var line = asked.Above(EvenBeyondChance);
        var isMost = asked.Source.All.Within(ClickToInstall.SecondHour, ClickToInstall.LaterThanADay - 1) > Soon(asked.Source);
        return SourceSign.When(isMost && chance > line, new SourceFinding
        {
            Rule = FraudRules.ClickFlooding, Measure = SourceMeasures.EvenHours, Value = chance, Bound = chance, Of = whole, Threshold = line,
        });
    }

    static long Late(SourceSum sum) => sum.All.Within(ClickToInstall.LaterThanADay, ClickToInstall.LaterThanADay);

    static long Soon(SourceSum sum) => sum.All.Within(ClickToInstall.BelowTenSeconds, ClickToInstall.SecondHour - 1);
}
