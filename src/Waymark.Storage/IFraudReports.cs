using Waymark.Fraud.Reports;

namespace Waymark.Storage;

/// <summary>What the rules of fraud met, by day and one by one.</summary>
public interface IFraudReports
{
    /// <returns>All figures of an app between two days, both included, in the app's time zone.</returns>
    IReadOnlyList<(FraudFigureKey Key, long Count)> FraudFigures(string app, DateOnly from, DateOnly to);

    /// <param name="app">The app's id.</param>
    /// <param name="rule">Only of this rule; null for all.</param>
    /// <param name="outcome">Only with this outcome; null for all.</param>
    /// <param name="before">Only those before this fact and number; null for the latest.</param>
    /// <param name="most">How many.</param>
    /// <returns>The latest first.</returns>
    IReadOnlyList<FraudCase> FraudCases(string app, string? rule, FraudOutcome? outcome, (long Fact, int Number)? before, int most);
}

/// <summary>The same while processing writes it.</summary>
public interface IFraudBatch
{
    void Add(FraudFigureKey key, long count);

    void Save(FraudCase found);

    /// <summary>It was decided anew: the case is none any more.</summary>
    void Remove(FraudCase found);
}
