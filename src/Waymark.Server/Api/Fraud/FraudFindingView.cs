using Waymark.Fraud;
using Waymark.Fraud.Reports;

namespace Waymark.Server.Api.Fraud;

/// <summary>One rule that was met when an install or re-engagement was decided on.</summary>
/// <param name="InstallInstanceId">The install.</param>
/// <param name="At">When it was opened.</param>
/// <param name="Conversion"><c>install</c>, <c>reinstall</c>, <c>reattribution</c> or <c>reengagement</c>.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="Outcome"><c>tagged</c>, <c>rejected</c>, <c>corrected</c> or <c>blocked</c>.</param>
/// <param name="Level">What the rule judges: <c>touch</c>, <c>install</c> or <c>source</c>.</param>
/// <param name="Input">What was measured.</param>
/// <param name="Threshold">What it was compared with.</param>
/// <param name="SettingFrom">Who set the rule so.</param>
/// <param name="Source">Whose touch it was; for the install itself, who is or would have been credited.</param>
/// <param name="Campaign">The campaign's id, else its name.</param>
/// <param name="Site">The network's site.</param>
/// <param name="TouchId">The touch; absent for the install itself.</param>
/// <param name="Validation">The rule of the owner's own.</param>
/// <param name="CreditedTo">Who is credited in the end.</param>
/// <param name="Country">Where the app was opened.</param>
public sealed record FraudFindingView(
    string InstallInstanceId, DateTimeOffset At, string Conversion, string Rule, string Outcome, FraudLevel Level, string Input, string Threshold, string SettingFrom,
    string? Source, string? Campaign, string? Site, string? TouchId, string? Validation, string CreditedTo, string? Country)
{
    public static FraudFindingView Of(FraudCase found) => new(
        found.InstallId,
        found.At,
        found.Conversion.ToString().ToLowerInvariant(),
        found.Finding.Rule,
        FraudOutcomes.NameOf(found.Outcome),
        found.Finding.Level,
        found.Finding.Input,
        found.Finding.Threshold,
        found.Finding.SettingFrom,
        found.Finding.Source,
        found.Finding.Campaign,
        found.Finding.Site,
        found.Finding.TouchId,
        found.Finding.Validation,
        found.CreditedTo,
        found.Country);
}
