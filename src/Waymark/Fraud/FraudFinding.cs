namespace Waymark.Fraud;

/// <summary>A fraud rule that a touch or install met, with what went in.</summary>
public sealed record FraudFinding
{
    /// <summary>The rule's code.</summary>
    public required string Rule { get; init; }

    public required FraudLevel Level { get; init; }

    /// <summary>Whether it was blocked for this, or only tagged.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>What was measured, for people: <c>4 s</c>.</summary>
    public required string Input { get; init; }

    /// <summary>Against what: <c>10 s</c>.</summary>
    public required string Threshold { get; init; }

    /// <summary>Where the setting came from: <c>site</c>, <c>campaign</c>, <c>network</c>, <c>app</c> or <c>product</c>.</summary>
    public required string SettingFrom { get; init; }

    /// <summary>The touch that was judged; null for the install itself.</summary>
    public string? TouchId { get; init; }

    /// <summary>Whose touch it was; for the install itself, who is or would have been credited.</summary>
    public string? Source { get; init; }

    /// <summary>The touch's campaign by its id, else its name; null when it names none.</summary>
    public string? Campaign { get; init; }

    /// <summary>The network's site that showed it; null when it does not say.</summary>
    public string? Site { get; init; }

    /// <summary>The rule of the owner's own that was met; null for the product's rules.</summary>
    public string? Validation { get; init; }
}
