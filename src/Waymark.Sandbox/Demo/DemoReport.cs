using System.Globalization;
using Spectre.Console;

namespace Waymark.Sandbox.Demo;

/// <summary>The tables at the end of the demo.</summary>
static class DemoReport
{
    const int ProfilesShown = 15;

    public static void Write(IAnsiConsole console, Findings findings, CircleFindings circle, IReadOnlyList<ProfileLine> profiles, CleverTapInspection.Counts counts, IReadOnlyList<string> problems)
    {
        console.WriteLine();
        console.Write(Origins(OriginLine.Of(findings)));
        console.Write(Profiles(profiles));
        console.Write(Books(findings, counts));
        CircleReport.Write(console, circle);
        console.WriteLine();

        foreach (var problem in problems)
            console.MarkupLineInterpolated($"[red]✗[/] {problem}");

        if (problems.Count == 0)
            console.MarkupLineInterpolated($"[green]✓[/] Everything adds up: each of {findings.Receipts.Count} events is at CleverTap exactly once, each of {circle.Arrived.Values.Sum()} came back once, and the rest is accounted for.");
    }

    static Table Origins(IReadOnlyList<OriginLine> lines)
    {
        var table = Table("Who came from where, and what the server made of it")
            .AddColumns("users", "truth")
            .AddColumns(Number("installs"), Number("decided"), Number("right"), Number("missed"), Number("wrong"));

        foreach (var (truth, installs, decided, right, missed, wrong) in lines)
        {
            Row(table, truth.Label, $"{truth.Conversion}, {(truth.Campaign is null ? "organic" : $"{truth.Source} {truth.Campaign}")}",
                Figure(installs), Figure(decided), Figure(right), Figure(missed), Figure(wrong));
        }

        Row(table, "all", "", Figure(lines.Sum(line => line.Installs)), Figure(lines.Sum(line => line.Decided)),
            Figure(lines.Sum(line => line.Right)), Figure(lines.Sum(line => line.Missed)), Figure(lines.Sum(line => line.Wrong)));

        var guesses = lines.Where(line => line.Expected.IsGuess).ToList();
        var (hits, all) = (guesses.Sum(line => line.Right), guesses.Sum(line => line.Installs));
        return table.Caption(string.Create(
            CultureInfo.InvariantCulture, $"matches by address and traits: {hits} of {all} found, {guesses.Sum(line => line.Wrong)} credited to somebody else"));
    }

    static Table Profiles(IReadOnlyList<ProfileLine> profiles)
    {
        var table = Table("What CleverTap received, by profile")
            .AddColumns("CleverTap id", "user", "install event", "utm_source", "utm_campaign")
            .AddColumns(Number("in-app events"), Number("payments"));

        foreach (var line in profiles.Take(ProfilesShown))
        {
            Row(table, line.Devices > 1 ? $"{line.CleverTapId} +{line.Devices - 1}" : line.CleverTapId, line.User ?? "",
                line.InstallEvent ?? "", line.UtmSource ?? "", line.UtmCampaign ?? "", Figure(line.Events), Figure(line.Payments));
        }

        if (profiles.Count > ProfilesShown) Row(table, $"… {profiles.Count - ProfilesShown} more", "", "", "", "", "", "");

        Row(table, $"{profiles.Count} profiles", "",
            $"{profiles.Count(line => line.InstallEvent == "inorganic_install")} inorganic, {profiles.Count(line => line.InstallEvent == "organic_install")} organic",
            "", "", Figure(profiles.Sum(line => line.Events)), Figure(profiles.Sum(line => line.Payments)));
        return table;
    }

    static Table Books(Findings findings, CleverTapInspection.Counts counts)
    {
        var ledger = findings.Ledger;
        var table = Table("The ledger of integration ct").AddColumns("events").AddColumns(Number("count")).AddColumns("remark");

        Row(table, "sent", Figure(ledger.Sent), "CleverTap confirmed every record");

        foreach (var (reason, events) in ledger.Skipped.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Row(table, $"skipped: {reason}", Figure(events), reason == "loop_guard" ? "CleverTap said so itself" : "CleverTap is not meant to hear of them");

        Row(table, "held", Figure(ledger.Held), "the app has not told CleverTap's id of the device");
        Row(table, "retrying", Figure(ledger.Retrying), "CleverTap asked for a record again; tried a minute later");
        Row(table, "refused", Figure(ledger.Refused), "");
        Row(table, "dead", Figure(ledger.Dead), "");
        Row(table, "sum", Figure(ledger.Parts), ledger.Parts == ledger.Events ? $"= {ledger.Events} events" : $"≠ {ledger.Events} events");

        return table.Caption(string.Create(
            CultureInfo.InvariantCulture,
            $"CleverTap counted {counts.Records.Accepted} records taken, {counts.Records.Refused} turned away; answers: {string.Join(", ", counts.Requests.ByStatus.Select(pair => $"{pair.Value} × {pair.Key}"))}"));
    }

    static Table Table(string title) => new Table().Title(title).Border(TableBorder.Rounded);

    static TableColumn Number(string title) => new TableColumn(title).RightAligned();

    static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    static string Figure(long count) => count.ToString(CultureInfo.InvariantCulture);
}
