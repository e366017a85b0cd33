using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo;

/// <summary>Compares what the devices did with what the server and CleverTap say, and tells in sentences what does not add up.</summary>
public static class Reckoning
{
    // With ten thousand users one mistake makes ten thousand sentences.
    const int SentencesPerQuestion = 5;

    public static IReadOnlyList<string> Problems(Findings findings) =>
    [
        .. First(findings.Complaints, "complaints of devices"),
        .. First(Installs(findings), "problems with installs"),
        .. First(Counts(findings), "problems with counts"),
        .. First(Deliveries(findings), "problems with deliveries"),
        .. Books(findings),
    ];

    static IEnumerable<string> Installs(Findings findings)
    {
        foreach (var line in OriginLine.Of(findings))
        {
            if (line.Decided < line.Installs)
                yield return $"{line.Expected.Label}: {line.Installs} installs happened, {line.Decided} were decided.";

            if (line.Wrong > 0)
                yield return $"{line.Expected.Label}: {line.Wrong} of {line.Installs} were not decided as {Truth(line.Expected)}.";

            // A guess may be too weak now and then; as a rule it must not be.
            if (line.Missed * 2 > line.Installs)
                yield return $"{line.Expected.Label}: {line.Missed} of {line.Installs} were not recognised.";
        }
    }

    static IEnumerable<string> Counts(Findings findings)
    {
        var happened = findings.Stream
            .Where(happening => happening is { InstallInstanceId: not null, Origin: null })
            .CountBy(happening => (happening.InstallInstanceId!, happening.Kind, happening.Name))
            .ToDictionary();

        return findings.Installations.SelectMany(install => Expected(install)
            .Where(expected => happened.GetValueOrDefault((install.InstallId, expected.Kind, expected.Name)) != expected.Times)
            .Select(expected =>
                $"{install.Owner.Id}: {expected.Times} × {expected.Name} were meant to count, the stream has {happened.GetValueOrDefault((install.InstallId, expected.Kind, expected.Name))}."));
    }

    static IEnumerable<(string Kind, string Name, int Times)> Expected(Installation install) =>
    [
        .. install.EventsByName.Select(pair => ("event", pair.Key, pair.Value)),
        ("payment", "payment", install.Payments),
        ("signup", "signup", install.SignsUp ? 1 : 0),
        ("reengagement", "reengagement", install.IsOpenedWithLink ? 1 : 0),
    ];

    static IEnumerable<string> Deliveries(Findings findings)
    {
        var known = findings.Stream.ToDictionary(happening => happening.Id);
        var received = findings.Receipts.Where(receipt => receipt.EventId is not null).ToLookup(receipt => receipt.EventId!);

        foreach (var receipt in findings.Receipts.Where(receipt => receipt.EventId is null || !known.ContainsKey(receipt.EventId)))
            yield return $"CleverTap holds {receipt.Name}, event {receipt.EventId ?? "without an id"}, which the stream does not.";

        foreach (var happening in findings.Stream.Where(happening => happening.CleverTapName is not null))
        {
            var here = received[happening.Id].ToList();
            var isHeld = findings.Held.Contains(happening.Id);

            // Of an install the profile may be wanted again while its event is there already.
            var isRight = isHeld ? here.Count == 0 : here.Count == 1 || (here.Count == 0 && findings.Retrying.Contains(happening.Id));

            if (!isRight)
                yield return $"{happening.Kind} {happening.Id} ({happening.Name}{(isHeld ? ", held" : "")}) is {here.Count} times at CleverTap.";

            foreach (var receipt in here.Where(receipt => !IsSame(receipt, happening)))
                yield return $"{happening.Kind} {happening.Id} arrived as {receipt.Name} of {receipt.UtmSource ?? "nobody"}, campaign {receipt.UtmCampaign ?? "none"}.";
        }
    }

    static bool IsSame(Receipt receipt, Happening happening) =>
        receipt.Name == happening.CleverTapName
        && (happening.Kind is not ("install" or "reattribution")
            || (string.Equals(receipt.UtmSource, happening.Source, StringComparison.OrdinalIgnoreCase) && receipt.UtmCampaign == happening.Credit?.Campaign));

    static IEnumerable<string> Books(Findings findings)
    {
        var ledger = findings.Ledger;
        var strangers = findings.Installations.Where(install => !install.IsKnownToCleverTap).Select(install => install.InstallId).ToHashSet();
        var waiting = findings.Stream.Count(happening => happening.NeedsIdentity && strangers.Contains(happening.InstallInstanceId ?? ""));

        if (ledger.Events != ledger.Parts)
            yield return $"The ledger does not balance: {ledger.Events} events, {ledger.Parts} accounted for.";

        if (ledger.Events != findings.Stream.Count)
            yield return $"The stream has {findings.Stream.Count} events, the ledger {ledger.Events}.";

        if (ledger.Held != waiting || findings.Held.Count != waiting)
            yield return $"{waiting} events belong to devices whose CleverTap id nobody told; the ledger holds {ledger.Held}, {findings.Held.Count} are listed.";

        if (ledger.Retrying != findings.Retrying.Count)
            yield return $"The ledger says that {ledger.Retrying} events are retried, {findings.Retrying.Count} are listed.";

        if (ledger.Refused + ledger.Dead > 0)
            yield return $"{ledger.Refused} events were refused and {ledger.Dead} given up; there was no reason for either.";
    }

    static string Truth(Expectation truth) => truth.Campaign is null ? $"{truth.Conversion}, organic" : $"{truth.Conversion} of {truth.Source}, {truth.Campaign}";

    static List<string> First(IEnumerable<string> sentences, string what)
    {
        var all = sentences.ToList();
        return all.Count <= SentencesPerQuestion ? all : [.. all.Take(SentencesPerQuestion), $"… and {all.Count - SentencesPerQuestion} more {what}."];
    }
}
