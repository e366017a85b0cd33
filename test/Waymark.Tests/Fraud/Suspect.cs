using Waymark.Attribution;
using Waymark.Fraud;
using static Waymark.Tests.Attribution.Scene;

namespace Waymark.Tests.Fraud;

/// <summary>A first open at noon whose download began a minute before, and rules as a test sets them.</summary>
static class Suspect
{
    public static readonly DateTimeOffset Began = Noon.AddMinutes(-1);

    public static readonly Evidence Opened = Open with { Play = new PlayTimes { Began = Began } };

    public static Evidence Under(this Evidence evidence, params FraudRuleSetting[] rules) =>
        evidence with { App = evidence.App with { Fraud = evidence.App.Fraud with { Rules = rules } } };

    public static Evidence Blocking(this Evidence evidence, string rule) => evidence.Under(new FraudRuleSetting { Rule = rule, Mode = FraudMode.Block });

    public static Evidence With(this Evidence evidence, params FraudValidation[] validations) =>
        evidence with { App = evidence.App with { Fraud = evidence.App.Fraud with { Validations = validations } } };

    /// <returns>The rule that was met, and whether it blocked; null when none was.</returns>
    public static (string Rule, bool IsBlocked)? Met(this Verdict verdict) => verdict.Fraud is [{ } found, ..] ? (found.Rule, found.IsBlocked) : null;
}
