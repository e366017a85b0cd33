namespace Waymark.Fraud.Reports;

/// <summary>What came of a rule that was met. The numbers are stored and never change.</summary>
public enum FraudOutcome : byte
{
    /// <summary>It was noted, and changed nothing.</summary>
    Tagged = 1,

    /// <summary>A touch was turned down that would not have been credited anyway.</summary>
    Rejected = 2,

    /// <summary>A touch was turned down, and the install counts for somebody else or for nobody.</summary>
    Corrected = 3,

    /// <summary>The install counts nowhere.</summary>
    Blocked = 4,
}

/// <summary>How outcomes are written outside.</summary>
public static class FraudOutcomes
{
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<FraudOutcome>().Select(NameOf)];

    public static string NameOf(FraudOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <returns>Null for a word that is none.</returns>
    public static FraudOutcome? Find(string name) =>
        Enum.GetValues<FraudOutcome>().Cast<FraudOutcome?>().FirstOrDefault(outcome => NameOf(outcome!.Value) == name);
}
