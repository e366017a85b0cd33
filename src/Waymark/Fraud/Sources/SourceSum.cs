namespace Waymark.Fraud.Sources;

/// <summary>Several days of one source or part, added up.</summary>
/// <param name="All">Of the whole window.</param>
/// <param name="Cohort">Of those days only whose installs could have come back on their next day.</param>
public sealed record SourceSum(SourceFigures All, SourceFigures Cohort)
{
    public static SourceSum Nothing { get; } = new(SourceFigures.None, SourceFigures.None);

    public static SourceSum operator +(SourceSum left, SourceSum right) => new(left.All + right.All, left.Cohort + right.Cohort);

    public static SourceSum Add(SourceSum left, SourceSum right) => left + right;

    public static SourceSum Of(IEnumerable<SourceDay> days, SourceWindow window)
    {
        var (all, cohort) = (SourceFigures.None, SourceFigures.None);

        foreach (var day in days)
        {
            all += day.Figures;
            if (day.Day <= window.LastOfCohort) cohort += day.Figures;
        }

        return new SourceSum(all, cohort);
    }
}
