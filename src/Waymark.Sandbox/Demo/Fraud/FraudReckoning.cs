namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>Compares what was done with what Waymark and CleverTap say, and tells in sentences what does not add up.</summary>
public static class FraudReckoning
{
    /// <summary>Sources that cheat, with the rules that must tell.</summary>
    public static IReadOnlyList<(string Source, string? Site, string Rule)> Suspects { get; } =
    [
        (FraudDocument.AdNet, FraudDocument.FarmSite, "ctit_anomaly"),
        (FraudDocument.FloodNet, null, "low_cvr"),
        (FraudDocument.FloodNet, null, "repeated_clicks"),
    ];

    public static IReadOnlyList<string> Problems(FraudFindings findings) =>
        [.. findings.Complaints, .. Cheating(findings), .. Honesty(findings), .. Sources(findings), .. Told(findings)];

    public static bool IsFound(FraudFindings findings, (string Source, string? Site, string Rule) suspect) => findings.Sources.Any(seen =>
        seen.Rule == suspect.Rule && seen.Scope.Source == suspect.Source && (suspect.Site is null || seen.Scope.Site == suspect.Site));

    static IEnumerable<string> Cheating(FraudFindings findings) => findings.Fakes.Where(fake => !findings.IsCaught(fake)).Select(fake =>
    {
        var met = string.Join(", ", findings.Seen.Where(seen => seen.InstallInstanceId == fake.InstallId).Select(seen => $"{seen.Rule} ({seen.Outcome})"));
        return $"{fake.Trick}: {fake.Rule} should have been {fake.Outcome}{(fake.Source is null ? "" : $" and the credit {fake.Source}'s")}; found: {(met.Length == 0 ? "nothing" : met)}, credited to {findings.CreditedTo.GetValueOrDefault(fake.InstallId) ?? "nobody"}.";
    });

    static IEnumerable<string> Honesty(FraudFindings findings)
    {
        foreach (var seen in findings.Genuine.SelectMany(findings.Against))
            yield return $"Somebody honest was doubted: {seen.InstallInstanceId} for {seen.Rule} ({seen.Input}), {seen.Outcome}.";

        foreach (var way in findings.Genuine.GroupBy(genuine => (genuine.Label, genuine.IsGuess)))
        {
            var missed = way.Count(genuine => findings.CreditedTo.GetValueOrDefault(genuine.InstallId) != genuine.Source);

            // A guess may be too weak now and then; as a rule it must not be.
            if (way.Key.IsGuess ? missed * 2 > way.Count() : missed > 0) yield return $"{way.Key.Label}: {missed} of {way.Count()} were not credited as they should be.";
        }
    }

    static IEnumerable<string> Sources(FraudFindings findings)
    {
        foreach (var suspect in Suspects.Where(suspect => !IsFound(findings, suspect)))
            yield return $"{suspect.Source}{(suspect.Site is null ? "" : $" / {suspect.Site}")} should have been found by {suspect.Rule}, and was not.";

        foreach (var seen in findings.Sources.Where(seen => Suspects.All(suspect => suspect.Source != seen.Scope.Source)))
            yield return $"{seen.Scope} is honest and was found by {seen.Rule}.";
    }

    static IEnumerable<string> Told(FraudFindings findings)
    {
        var counting = findings.News.Count(install => !findings.Blocked.Contains(install));
        if (findings.InstallsAtCleverTap != counting) yield return $"{counting} installs count, and CleverTap heard of {findings.InstallsAtCleverTap}.";
        if (findings.Ledger.Events != findings.Ledger.Parts) yield return $"The ledger does not balance: {findings.Ledger.Events} events, {findings.Ledger.Parts} accounted for.";
    }
}
