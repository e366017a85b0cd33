using Waymark.Attribution;

namespace Waymark.Fraud;

/// <summary>The fraud rules on touches. One that qualifies otherwise is put to all of them; what is measured is stored where a rule is met.</summary>
static class TouchRules
{
    // Proof that nobody can forge, and touches that are the opening itself, have nothing to hide.
    static readonly (string Code, Func<TouchInquiry, RuleInForce, Sighting?> Look)[] All =
    [
        (FraudRules.EngagementInjection, EngagementInjection.Look),
        (FraudRules.ReferrerAfterBegin, EngagementInjection.LookAtReferrer),
        (FraudRules.ClickToInstallTooShort, ClickToInstallTooShort.Look),
        (FraudRules.TooManyEngagements, ClickRates.LookAtVisitor),
        (FraudRules.AddressRate, ClickRates.LookAtAddress),
        (FraudRules.DeviceConflict, Conflicts.LookAtDevice),
        (FraudRules.GeoConflict, Conflicts.LookAtCountry),
        (FraudRules.OrganicPoaching, Conflicts.LookAtReferrer),
    ];

    /// <returns>The rules that the touch meets.</returns>
    public static IReadOnlyList<FraudFinding> Findings(TouchInquiry asked)
    {
        var scope = FraudScope.Of(asked.Touch);
        List<FraudFinding>? findings = null;

        foreach (var (code, look) in All)
        {
            if (asked.Around.App.Fraud.InForce(code, scope) is { IsOn: true } rule && look(asked, rule) is { } seen)
                (findings ??= []).Add(Finding(asked, scope, rule, seen));
        }

        foreach (var suspicion in asked.Around.Suspicions)
        {
            if (suspicion.IsAbout(scope, asked.Around.Fact)) (findings ??= []).Add(Finding(asked, scope, suspicion));
        }

        foreach (var before in asked.Around.TurnedDown)
        {
            if (before.TouchId == asked.Touch.ClickId && findings?.Exists(finding => finding.Rule == before.Rule) != true) (findings ??= []).Add(before);
        }

        return findings ?? (IReadOnlyList<FraudFinding>)[];
    }

    /// <summary>A finding as the check of a candidate that shows it.</summary>
    public static Check Check(FraudFinding finding) => new(finding.Rule, finding.Input, finding.Threshold, finding.SettingFrom, !finding.IsBlocked);

    static FraudFinding Finding(TouchInquiry asked, FraudScope scope, RuleInForce rule, Sighting seen) => new()
    {
        Rule = rule.Rule.Code,
        Level = FraudLevel.Touch,
        IsBlocked = rule.Mode == FraudMode.Block && !seen.IsRemark,
        Input = seen.Input,
        Threshold = seen.Threshold,
        SettingFrom = rule.SettingFrom,
        TouchId = asked.Touch.ClickId,
        Source = scope.Source,
        Campaign = scope.Campaign,
        Site = scope.Site,
    };

    static FraudFinding Finding(TouchInquiry asked, FraudScope scope, Suspicion suspicion) => new()
    {
        Rule = suspicion.Rule,
        Level = FraudLevel.Source,
        IsBlocked = suspicion.IsBlocking,
        Input = suspicion.Input,
        Threshold = suspicion.Threshold,
        SettingFrom = suspicion.SettingFrom,
        TouchId = asked.Touch.ClickId,
        Source = scope.Source,
        Campaign = scope.Campaign,
        Site = scope.Site,
    };
}
