using System.Collections.Frozen;

namespace Waymark.Fraud;

/// <summary>A rule as it works for one source, campaign and site.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Mode">What it does.</param>
/// <param name="Threshold">From where on it is met; 0 for a rule that has none.</param>
/// <param name="TagThreshold">From where on it is worth a remark; null where there is no such line.</param>
/// <param name="SettingFrom">Who said so, the narrowest: <c>site</c>, <c>campaign</c>, <c>network</c>, <c>app</c> or <c>product</c>.</param>
public sealed record RuleInForce(FraudRule Rule, FraudMode Mode, double Threshold, double? TagThreshold, string SettingFrom)
{
    static readonly FrozenDictionary<string, RuleInForce> Product = FraudRules.All.ToFrozenDictionary(rule => rule.Code, Default, StringComparer.Ordinal);

    public bool IsOn => Mode != FraudMode.Off;

    /// <summary>Counts up to here are nothing to the rule.</summary>
    public double Unnoticed => Math.Min(Threshold, TagThreshold ?? Threshold);

    /// <summary>The rule as it works where nobody says otherwise.</summary>
    public static RuleInForce Of(string code) => Product[code];

    /// <summary>The rule with one more setting, which is narrower than those before.</summary>
    public RuleInForce With(FraudRuleSetting setting) => this with
    {
        Mode = setting.Mode ?? Mode,
        Threshold = setting.Threshold ?? Threshold,
        TagThreshold = setting.TagThreshold ?? TagThreshold,
        SettingFrom = setting.Scope,
    };

    static RuleInForce Default(FraudRule rule) => new(rule, rule.Mode, rule.Threshold ?? 0, rule.TagThreshold, "product");
}
