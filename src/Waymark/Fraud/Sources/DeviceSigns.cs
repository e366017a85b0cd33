namespace Waymark.Fraud.Sources;

/// <summary>What the devices tell: machines in data centres, and ids that are made up anew for every install.</summary>
static class DeviceSigns
{
    const long FewestInstalls = 30, FewestDevices = 100, FewestOfOthers = 100;

    const double AboveTheOthers = 0.25, ReturnsOfTheOthers = 0.25;

    public static SourceSign Anonymous(SourceInquiry asked)
    {
        var (part, whole) = (asked.Source.All.Anonymous, asked.Source.All.Installs);
        if (whole < FewestInstalls) return SourceSign.TooFew;

        var bound = WilsonBounds.Lower(part, whole);
        var line = asked.Above(asked.Threshold);
        return SourceSign.When(bound > line, new SourceFinding
        {
            Rule = FraudRules.AnonymousShare, Measure = SourceMeasures.AnonymousAddresses, Value = (double)part / whole, Bound = bound, Of = whole, Threshold = line,
        });
    }

    public static SourceSign NewerThanOthers(SourceInquiry asked)
    {
        var (part, whole, others) = (asked.Source.All.NewDevices, asked.Source.All.KnownDevices, asked.Others.All);
        var known = asked.Baseline(SourceMeasures.NewDevices, others.KnownDevices < FewestOfOthers ? null : (double)others.NewDevices / others.KnownDevices);
        if (whole < FewestInstalls || known is not { } baseline) return SourceSign.TooFew;

        var line = baseline + asked.Above(AboveTheOthers);
        var bound = WilsonBounds.Lower(part, whole);
        return SourceSign.When(bound > line, new SourceFinding
        {
            Rule = FraudRules.DeviceFarm, Measure = SourceMeasures.NewDevices, Value = (double)part / whole, Bound = bound, Of = whole, Baseline = baseline, Threshold = line,
        });
    }

    public static SourceSign NewAndGone(SourceInquiry asked)
    {
        var (figures, cohort, others) = (asked.Source.All, asked.Source.Cohort, asked.Others.Cohort);
        var known = asked.Baseline(SourceMeasures.ReturnedNextDay, others.Installs < FewestOfOthers ? null : (double)others.Returned / others.Installs);
        if (figures.KnownDevices < FewestDevices || cohort.Installs < FewestDevices || known is not { } baseline) return SourceSign.TooFew;

        var line = asked.Below(baseline * ReturnsOfTheOthers);
        var (value, bound) = ((double)cohort.Returned / cohort.Installs, WilsonBounds.Upper(cohort.Returned, cohort.Installs));

        // Where hardly anybody ever comes back, a hundred installs of whom none did say nothing: it must be surely below the others.
        var areGone = value < line && bound < baseline;
        return SourceSign.When(areGone && (double)figures.NewDevices / figures.KnownDevices > asked.Above(asked.Threshold), new SourceFinding
        {
            Rule = FraudRules.DeviceFarm, Measure = SourceMeasures.ReturnedNextDay, Value = value, Bound = bound, Of = cohort.Installs, Baseline = baseline, Threshold = line,
        });
    }
}
