using Waymark.Fraud;

namespace Waymark.Server.Api.Fraud;

/// <summary>The rules of fraud of one app.</summary>
/// <param name="Rules">The product's, with the owner's settings.</param>
/// <param name="Validations">The owner's own.</param>
public sealed record FraudRulesView(IReadOnlyList<FraudRuleView> Rules, IReadOnlyList<FraudValidation> Validations);

/// <summary>One rule as it works.</summary>
/// <param name="Rule">Its code.</param>
/// <param name="Level">What it judges.</param>
/// <param name="Sentence">What it finds out.</param>
/// <param name="Mode">What it does.</param>
/// <param name="Unit">What is measured; absent for a rule without a threshold.</param>
/// <param name="Threshold">From where on it is met.</param>
/// <param name="TagThreshold">From where on it is at least worth a remark.</param>
/// <param name="SettingFrom">Who said so last: <c>site</c>, <c>campaign</c>, <c>network</c>, <c>app</c> or <c>product</c>.</param>
/// <param name="Settings">Everything the owner set for it, for whomever.</param>
public sealed record FraudRuleView(
    string Rule, FraudLevel Level, string Sentence, FraudMode Mode, string? Unit, double? Threshold, double? TagThreshold, string SettingFrom, IReadOnlyList<FraudRuleSetting> Settings)
{
    public static FraudRuleView Of(RuleInForce rule, FraudSettings settings) => new(
        rule.Rule.Code,
        rule.Rule.Level,
        rule.Rule.Sentence,
        rule.Mode,
        rule.Rule.Unit,
        rule.Rule.Threshold is null ? null : rule.Threshold,
        rule.TagThreshold,
        rule.SettingFrom,
        [.. settings.Rules.Where(setting => setting.Rule == rule.Rule.Code)]);
}
