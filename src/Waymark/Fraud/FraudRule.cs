namespace Waymark.Fraud;

/// <summary>One way in which false claims and false installs are found out.</summary>
public sealed record FraudRule
{
    /// <summary>What reports, partners and verdicts call it, such as <c>engagement_injection</c>.</summary>
    public required string Code { get; init; }

    public required FraudLevel Level { get; init; }

    /// <summary>One sentence for the person who decides whether to block by it.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it does unless the owner says otherwise.</summary>
    public FraudMode Mode { get; init; } = FraudMode.Tag;

    /// <summary>What is measured, such as <c>seconds</c>; null for a rule that has no threshold.</summary>
    public string? Unit { get; init; }

    /// <summary>From where on it is met, and blocks where it may.</summary>
    public double? Threshold { get; init; }

    /// <summary>From where on it is at least worth a remark, in either mode; null where there is no such second line.</summary>
    public double? TagThreshold { get; init; }
}
