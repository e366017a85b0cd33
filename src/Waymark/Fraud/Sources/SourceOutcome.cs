namespace Waymark.Fraud.Sources;

/// <summary>How a rule came out.</summary>
public enum SourceOutcome
{
    /// <summary>Too little is there to tell: what was found before may well go on.</summary>
    TooFew,

    NotMet,

    Met,
}
