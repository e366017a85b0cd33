using System.Globalization;
using Spectre.Console;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>The tables at the end, narrow enough for any terminal.</summary>
static class FraudTables
{
    public static void Write(IAnsiConsole console, FraudFindings findings, IReadOnlyList<string> problems)
    {
        console.WriteLine();
        console.Write(Cheats(findings));
        console.Write(Sources(findings));
        console.Write(Honest(findings));
        console.WriteLine();

        foreach (var problem in problems)
            console.MarkupLineInterpolated($"[red]✗[/] {problem}");

        if (problems.Count == 0)
            console.MarkupLineInterpolated($"[green]✓[/] Everything adds up: {findings.Fakes.Count} of {findings.Fakes.Count} cheats were caught, {FraudReckoning.Suspects.Count} of {FraudReckoning.Suspects.Count} suspect sources were found, 0 of {findings.Genuine.Count} honest people were doubted, and CleverTap heard of no install that counts nowhere.");
    }

    static Table Cheats(FraudFindings findings)
    {
        var table = Table("Who was caught, and why").AddColumns("trick", "rule", "measured", "outcome").AddColumns(Number("planted"), Number("caught"));

        foreach (var trick in findings.Fakes.GroupBy(fake => (fake.Rule, fake.Trick, fake.Outcome)).OrderBy(trick => trick.Key))
        {
            var measured = trick.SelectMany(findings.Of).FirstOrDefault()?.Input ?? "";
            Row(table, trick.Key.Trick, trick.Key.Rule, measured, trick.Key.Outcome, Figure(trick.Count()), Figure(trick.Count(findings.IsCaught)));
        }

        Row(table, "all", "", "", "", Figure(findings.Fakes.Count), Figure(findings.Fakes.Count(findings.IsCaught)));
        return table.Caption("corrected: credited to whom it is due; blocked: counts nowhere; tagged: noted, and counts");
    }

    static Table Sources(FraudFindings findings)
    {
        var table = Table("Sources that look wrong as a whole").AddColumns("source", "rule", "measured", "from then on");

        foreach (var seen in findings.Sources.OrderBy(seen => seen.Scope.ToString(), StringComparer.Ordinal).ThenBy(seen => seen.Rule, StringComparer.Ordinal))
        {
            var measured = seen.Finding is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found.Value:0.####} of {found.Of}, line {found.Threshold:0.####}") : "";
            Row(table, seen.Scope.ToString(), seen.Rule, measured, seen.Mode == "block" ? "touches earn nothing" : "noted");
        }

        return table;
    }

    static Table Honest(FraudFindings findings)
    {
        var table = Table("Honest people").AddColumn("how they came").AddColumns(Number("installs"), Number("credited right"), Number("doubted"));

        foreach (var way in findings.Genuine.GroupBy(genuine => genuine.Label).OrderBy(way => way.Key, StringComparer.Ordinal))
        {
            Row(
                table,
                way.Key,
                Figure(way.Count()),
                Figure(way.Count(genuine => findings.CreditedTo.GetValueOrDefault(genuine.InstallId) == genuine.Source)),
                Figure(way.Count(genuine => findings.Against(genuine).Any())));
        }

        return table.Caption("matches by address and traits may be missed; nobody may be doubted");
    }

    static Table Table(string title) => new Table().Title(title).Border(TableBorder.Rounded);

    static TableColumn Number(string title) => new TableColumn(title).RightAligned();

    static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    static string Figure(long count) => count.ToString(CultureInfo.InvariantCulture);
}
