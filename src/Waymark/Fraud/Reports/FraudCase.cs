using Waymark.Attribution;

namespace Waymark.Fraud.Reports;

/// <summary>One rule that was met when an install or re-engagement was decided on.</summary>
public sealed record FraudCase
{
    // A re-engagement may be decided on by the same fact as an install.
    const int FirstOfReengagement = 100;

    public required string App { get; init; }

    public required string InstallId { get; init; }

    /// <summary>Journal position of the fact that was decided on.</summary>
    public required long Fact { get; init; }

    /// <summary>Its place among the cases of the fact.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Conversion Conversion { get; init; }

    public required FraudOutcome Outcome { get; init; }

    public required FraudFinding Finding { get; init; }

    /// <summary>Who is credited in the end.</summary>
    public required string CreditedTo { get; init; }

    public string? Country { get; init; }

    /// <param name="app">The app's id.</param>
    /// <param name="installId">The install.</param>
    /// <param name="country">Where it was opened.</param>
    /// <param name="verdict">What was decided.</param>
    public static IEnumerable<FraudCase> Of(string app, string installId, string? country, Verdict verdict) => verdict.Fraud.Select((finding, index) => new FraudCase
    {
        App = app,
        InstallId = installId,
        Fact = verdict.Fact,
        Number = index + (verdict.Conversion == Conversion.Reengagement ? FirstOfReengagement : 0),
        At = verdict.At,
        Conversion = verdict.Conversion,
        Outcome = OutcomeOf(verdict, finding),
        Finding = finding,
        CreditedTo = verdict.Credit.Source,
        Country = country,
    });

    public FraudFigureKey KeyOn(DateOnly day) => new(
        App, day, Finding.Rule, Finding.Level, Outcome, Finding.Source ?? "", Finding.Campaign ?? "", Finding.Site ?? "", Country ?? "");

    static FraudOutcome OutcomeOf(Verdict verdict, FraudFinding finding) => finding switch
    {
        { IsBlocked: false } => FraudOutcome.Tagged,
        { TouchId: null } when verdict.IsBlocked => FraudOutcome.Blocked,
        { TouchId: null } => FraudOutcome.Corrected,
        _ => verdict.Discarded?.Finding == finding ? FraudOutcome.Corrected : FraudOutcome.Rejected,
    };
}
