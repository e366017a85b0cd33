using System.Collections.Frozen;

namespace Waymark.Fraud;

/// <summary>What an app's owner wants done about fraud; a rule that is not named does what <see cref="FraudRules"/> says.</summary>
public sealed record FraudSettings
{
    // Every touch of a first open asks for every rule.
    readonly FrozenDictionary<string, FraudRuleSetting[]> _byRule = FrozenDictionary<string, FraudRuleSetting[]>.Empty;

    public IReadOnlyList<FraudRuleSetting> Rules
    {
        get;
        init
        {
            field = value;
            _byRule = value.GroupBy(setting => setting.Rule, StringComparer.Ordinal)
                .ToFrozenDictionary(settings => settings.Key, settings => settings.OrderBy(setting => setting.Narrowness).ToArray(), StringComparer.Ordinal);
        }
    } = [];

    /// <summary>What the owner asks of installs beside the product's rules.</summary>
    public IReadOnlyList<FraudValidation> Validations { get; init; } = [];

    /// <returns>The rule as it works for such a touch: every setting that fits, the narrowest last.</returns>
    public RuleInForce InForce(string code, FraudScope scope)
    {
        var rule = RuleInForce.Of(code);
        if (!_byRule.TryGetValue(code, out var settings)) return rule;

        foreach (var setting in settings)
        {
            if (setting.Fits(scope)) rule = rule.With(setting);
        }

        return rule;
    }
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

    /// <summary>What it is for, by its narrowest part.</summary>
    internal string Scope => Site is not null ? "site" : Campaign is not null ? "campaign" : Source is not null ? "network" : "app";

    internal int Narrowness => (Site is null ? 0 : 4) + (Campaign is null ? 0 : 2) + (Source is null ? 0 : 1);

    internal bool Fits(FraudScope scope) =>
        (Source is null || Source.Equals(scope.Source, StringComparison.OrdinalIgnoreCase)) && (Campaign is null || Campaign == scope.Campaign) && (Site is null || Site == scope.Site);
}
