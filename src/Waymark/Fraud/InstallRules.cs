namespace Waymark.Fraud;

/// <summary>The fraud rules on installs themselves, whoever would be credited with them.</summary>
static class InstallRules
{
    static readonly (string Code, Func<InstallInquiry, RuleInForce, Sighting?> Look)[] All =
    [
        (FraudRules.IncorrectSignature, DeviceSigns.LookAtSignature),
        (FraudRules.AnonymousTraffic, DeviceSigns.LookAtNetwork),
        (FraudRules.Emulator, DeviceSigns.LookAtBuild),
        (FraudRules.MalformedAdvertisingId, DeviceSigns.LookAtAdvertisingId),
        (FraudRules.DeviceAnomaly, InstallRates.LookAtNetworks),
        (FraudRules.DuplicateInstall, InstallRates.LookAtDevice),
    ];

    /// <returns>The rules that the install meets, the owner's own last.</returns>
    public static IReadOnlyList<FraudFinding> Findings(InstallInquiry asked)
    {
        List<FraudFinding>? findings = null;

        foreach (var (code, look) in All)
        {
            if (asked.App.Fraud.InForce(code, asked.Scope) is { IsOn: true } rule && look(asked, rule) is { } seen)
                (findings ??= []).Add(Finding(asked.Scope, rule, seen));
        }

        var validations = OfValidations(asked);
        return findings is null ? validations : [.. findings, .. validations];
    }

    /// <returns>Which of the owner's own rules the install meets.</returns>
    public static IReadOnlyList<FraudFinding> OfValidations(InstallInquiry asked)
    {
        List<FraudFinding>? findings = null;

        foreach (var validation in asked.App.Fraud.Validations)
        {
            if (validation.Mode != FraudMode.Off && Validations.Met(validation, asked) is { } met)
                (findings ??= []).Add(Finding(asked.Scope, validation, met));
        }

        return findings ?? (IReadOnlyList<FraudFinding>)[];
    }

    static FraudFinding Finding(FraudScope scope, RuleInForce rule, Sighting seen) => new()
    {
        Rule = rule.Rule.Code,
        Level = FraudLevel.Install,
        IsBlocked = rule.Mode == FraudMode.Block && !seen.IsRemark,
        Input = seen.Input,
        Threshold = seen.Threshold,
        SettingFrom = rule.SettingFrom,
        Source = scope.Source,
        Campaign = scope.Campaign,
        Site = scope.Site,
    };

    static FraudFinding Finding(FraudScope scope, FraudValidation validation, string met) => new()
    {
        Rule = FraudRules.ValidationRule,
        Level = FraudLevel.Install,
        IsBlocked = validation.Mode == FraudMode.Block,
        Input = met.Length == 0 ? "any install" : met,
        Threshold = validation.Id,
        SettingFrom = "app",
        Source = scope.Source,
        Campaign = scope.Campaign,
        Site = scope.Site,
        Validation = validation.Id,
    };
}
