namespace Waymark.Fraud;

/// <summary>What an app's owner wants done about fraud; a rule that is not named does what <see cref="FraudRules"/> says.</summary>
public sealed record FraudSettings
{
    public IReadOnlyList<FraudRuleSetting> Rules { get; init; } = [];
}

/// <summary>How one rule works, for the whole app or for one source, campaign or site; the narrowest one applies.</summary>
public sealed record FraudRuleSetting
{
    /// <summary>The rule's code.</summary>
    public required string Rule { get; init; }

    /// <summary>Only for touches of this network or media source.</summary>
    public string? Source { get; init; }

    /// <summary>Only for touches of this campaign, by its id.</summary>
    public string? Campaign { get; init; }

    /// <summary>Only for touches of this site of the network (<c>site_id</c>).</summary>
    public string? Site { get; init; }

    /// <summary>Null leaves it as it is.</summary>
    public FraudMode? Mode { get; init; }

    /// <summary>Null leaves it as it is; the unit is the rule's.</summary>
    public double? Threshold { get; init; }

    /// <summary>Null leaves it as it is; the unit is the rule's.</summary>
    public double? TagThreshold { get; init; }
}
