namespace Waymark.Fraud.Reports;

/// <summary>Figures of fraud, added up over whatever is not asked for.</summary>
public static class FraudReport
{
    /// <returns>What most was turned down of comes first, then what most was tagged of.</returns>
    public static IReadOnlyList<FraudRow> Of(IEnumerable<(FraudFigureKey Key, long Count)> figures, IReadOnlyCollection<FraudDimension> by) =>
    [
        .. figures
            .GroupBy(figure => RowOf(figure.Key, by))
            .Select(group => group.Aggregate(group.Key, (row, figure) => row.With(figure.Key.Outcome, figure.Count)))
            .OrderByDescending(row => row.Blocked + row.Corrected)
            .ThenByDescending(row => row.Rejected + row.Tagged)
            .ThenBy(row => row.Day)
            .ThenBy(row => row.Rule, StringComparer.Ordinal)
            .ThenBy(row => row.Source, StringComparer.Ordinal)
            .ThenBy(row => row.Campaign, StringComparer.Ordinal)
            .ThenBy(row => row.Site, StringComparer.Ordinal)
            .ThenBy(row => row.Country, StringComparer.Ordinal),
    ];

    static FraudRow RowOf(FraudFigureKey key, IReadOnlyCollection<FraudDimension> by)
    {
        return new FraudRow
        {
            Rule = Asked(FraudDimension.Rule, key.Rule),
            Source = Asked(FraudDimension.Source, key.Source),
            Campaign = Asked(FraudDimension.Campaign, key.Campaign),
            Site = Asked(FraudDimension.Site, key.Site),
            Country = Asked(FraudDimension.Country, key.Country),
            Day = by.Contains(FraudDimension.Day) ? key.Day : null,
        };

        string? Asked(FraudDimension dimension, string value) => by.Contains(dimension) ? value : null;
    }
}

/// <summary>One row; a dimension that was not asked for is null, one that is not known is empty.</summary>
public sealed record FraudRow
{
    public string? Rule { get; init; }

    public string? Source { get; init; }

    public string? Campaign { get; init; }

    public string? Site { get; init; }

    public string? Country { get; init; }

    /// <summary>The day of the install.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Touches and installs that were noted; nothing changed.</summary>
    public long Tagged { get; init; }

    /// <summary>Touches that were turned down and would not have been credited anyway.</summary>
    public long Rejected { get; init; }

    /// <summary>Touches that were turned down, so that the install counts for somebody else or for nobody.</summary>
    public long Corrected { get; init; }

    /// <summary>Installs that count nowhere.</summary>
    public long Blocked { get; init; }

    internal FraudRow With(FraudOutcome outcome, long count) => outcome switch
    {
        FraudOutcome.Tagged => this with { Tagged = Tagged + count },
        FraudOutcome.Rejected => this with { Rejected = Rejected + count },
        FraudOutcome.Corrected => this with { Corrected = Corrected + count },
        FraudOutcome.Blocked => this with { Blocked = Blocked + count },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
