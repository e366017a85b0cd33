namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>Compares what people did with what Waymark and CleverTap say, and tells in sentences what does not add up.</summary>
public static class ReferralReckoning
{
    public static IReadOnlyList<string> Problems(ReferralFindings findings) =>
        [.. findings.Complaints, .. Events(findings), .. Honesty(findings), .. Cheating(findings), .. Figures(findings)];

    static IEnumerable<string> Events(ReferralFindings findings)
    {
        foreach (var name in findings.Stream.Keys.Union(findings.CleverTap.Keys).Order(StringComparer.Ordinal))
        {
            var (here, there) = (findings.Stream.GetValueOrDefault(name), findings.CleverTap.GetValueOrDefault(name));
            if (here != there) yield return $"{name}: {here} in Waymark's stream, {there} at CleverTap.";
        }

        if (findings.Ledger.Events != findings.Ledger.Parts) yield return $"The ledger does not balance: {findings.Ledger.Events} events, {findings.Ledger.Parts} accounted for.";
    }

    static IEnumerable<string> Honesty(ReferralFindings findings)
    {
        foreach (var way in findings.Honest.GroupBy(honest => (honest.Label, honest.Type, honest.IsGuess)))
        {
            var missed = way.Count(honest => findings.Find(honest) is null);

            // A guess may be too weak now and then; as a rule it must not be.
            if (way.Key.IsGuess ? missed * 2 > way.Count() : missed > 0) yield return $"{way.Key.Label}: {missed} of {way.Count()} were not found as {way.Key.Type}.";
        }

        foreach (var (honest, found) in findings.Honest.Select(honest => (honest, findings.Find(honest))).Where(one => one.Item2 is { Status: not "valid" }))
            yield return $"{honest.Referred} is honest ({honest.Label}) and was found {found!.Status}: {string.Join(", ", found.Reasons)}.";
    }

    static IEnumerable<string> Cheating(ReferralFindings findings) => findings.Cheats.Where(cheat => !findings.IsCaught(cheat)).Select(cheat =>
        findings.Find(cheat) is { } found
            ? $"{cheat.Trick}: should be {cheat.Status} for {cheat.Reason}, is {found.Status} for {string.Join(", ", found.Reasons)}."
            : $"{cheat.Trick}: nothing was told of install {cheat.InstallId}.");

    // The reports count what the list of referrals holds: two ways to one number.
    static IEnumerable<string> Figures(ReferralFindings findings)
    {
        var counting = findings.Referrals.Where(referral => referral is { IsTest: false, Status: not "rejected", Referrer: not null }).ToList();
        var (clicks, installs) = (counting.Count(referral => referral.Type == "link_click"), counting.Count(referral => referral.Type == "app_install"));

        if (findings.Funnel.Clicks != clicks) yield return $"The funnel has {findings.Funnel.Clicks} clicks, the list of referrals {clicks}.";
        if (findings.Funnel.Installed != installs) yield return $"The funnel has {findings.Funnel.Installed} installs, the list of referrals {installs}.";
        if (findings.KFactor.Installs != installs) yield return $"The K-factor counts {findings.KFactor.Installs} installs, the list of referrals has {installs}.";
        if (findings.Top.Sum(line => line.Installs) != installs) yield return $"The best referrers have {findings.Top.Sum(line => line.Installs)} installs, the list of referrals {installs}.";
    }
}
