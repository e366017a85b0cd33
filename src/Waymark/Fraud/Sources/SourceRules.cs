namespace Waymark.Fraud.Sources;

/// <summary>Judges a source by how what came from it is distributed. Pure: figures in, judgements out.</summary>
public static class SourceRules
{
    /// <summary>The rules that are judged here.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        FraudRules.ClickToInstallAnomaly, FraudRules.ClickFlooding, FraudRules.LowConversion,
        FraudRules.RepeatedClicks, FraudRules.AnonymousShare, FraudRules.DeviceFarm,
    ];

    /// <param name="source">What came from it in the window.</param>
    /// <param name="others">The same of the app's other sources, and of its organic installs.</param>
    /// <param name="rules">Those of <see cref="Codes"/> as they work for this source.</param>
    /// <param name="told">What a rule has found already; null when it has not.</param>
    /// <returns>One for each rule that is not switched off.</returns>
    public static IReadOnlyList<SourceJudgement> Judge(SourceSum source, SourceSum others, IEnumerable<RuleInForce> rules, Func<string, SourceFinding?> told) =>
        [.. rules.Where(rule => rule.IsOn).Select(rule => Judge(new SourceInquiry(source, others, rule.Threshold, told(rule.Rule.Code)), rule.Rule.Code))];

    static SourceJudgement Judge(SourceInquiry asked, string code)
    {
        SourceSign[] signs = code switch
        {
            FraudRules.ClickToInstallAnomaly => [TimeSigns.TooSoon(asked)],
            FraudRules.ClickFlooding => [TimeSigns.TooLate(asked), TimeSigns.HardlySoon(asked), TimeSigns.Even(asked)],
            FraudRules.LowConversion => [ClickSigns.HardlyAny(asked)],
            FraudRules.RepeatedClicks => [ClickSigns.Repeated(asked)],
            FraudRules.AnonymousShare => [DeviceSigns.Anonymous(asked)],
            FraudRules.DeviceFarm => [DeviceSigns.NewerThanOthers(asked), DeviceSigns.NewAndGone(asked)],
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "It is not judged by distributions."),
        };

        return new SourceJudgement(code, signs.Max(sign => sign.Outcome), signs.FirstOrDefault(sign => sign.Outcome == SourceOutcome.Met).Finding);
    }
}
