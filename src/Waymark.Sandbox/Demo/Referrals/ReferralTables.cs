using System.Globalization;
using Spectre.Console;

namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>The tables at the end, narrow enough for any terminal.</summary>
static class ReferralTables
{
    const int ReferrersShown = 10;

    public static void Write(IAnsiConsole console, ReferralFindings findings, IReadOnlyList<string> problems)
    {
        console.WriteLine();
        console.Write(Events(findings));
        console.Write(Ways(findings));
        console.Write(Fraud(findings));
        console.Write(Top(findings));
        console.Write(KFactor(findings));
        console.WriteLine();

        foreach (var problem in problems)
            console.MarkupLineInterpolated($"[red]✗[/] {problem}");

        if (problems.Count == 0)
            console.MarkupLineInterpolated($"[green]✓[/] Everything adds up: {findings.Stream.Values.Sum()} referral events are at CleverTap as Waymark has them, {findings.Cheats.Count} of {findings.Cheats.Count} cheats were caught, nobody honest was doubted.");
    }

    static Table Events(ReferralFindings findings)
    {
        var table = Table("Referral events, by name").AddColumn("event").AddColumns(Number("Waymark's stream"), Number("CleverTap"));

        foreach (var name in findings.Stream.Keys.Union(findings.CleverTap.Keys).OrderBy(name => name.Split(' ', 2)[^1], StringComparer.Ordinal).ThenByDescending(name => name, StringComparer.Ordinal))
        {
            var (here, there) = (findings.Stream.GetValueOrDefault(name), findings.CleverTap.GetValueOrDefault(name));
            Row(table, here == there ? name : $"✗ {name}", Figure(here), Figure(there));
        }

        Row(table, "all", Figure(findings.Stream.Values.Sum()), Figure(findings.CleverTap.Values.Sum()));
        return table;
    }

    static Table Ways(ReferralFindings findings)
    {
        var table = Table("How honest people came, and what was found").AddColumns("way", "occasion").AddColumns(Number("happened"), Number("found"), Number("flagged"));

        foreach (var way in findings.Honest.GroupBy(honest => (honest.Type, honest.Label)).OrderBy(way => way.Key))
        {
            var found = way.Select(findings.Find).OfType<ReferralSeen>().ToList();
            Row(table, way.Key.Label, way.Key.Type, Figure(way.Count()), Figure(found.Count), Figure(found.Count(referral => referral.Status != "valid")));
        }

        return table.Caption("matches by address and traits may be missed; nothing else may");
    }

    static Table Fraud(ReferralFindings findings)
    {
        var table = Table("Cheats that were planted, and what was caught").AddColumns("trick", "reason", "status").AddColumns(Number("planted"), Number("caught"));

        foreach (var trick in findings.Cheats.GroupBy(cheat => (cheat.Reason, cheat.Trick, cheat.Status)).OrderBy(trick => trick.Key))
            Row(table, trick.Key.Trick, trick.Key.Reason, trick.Key.Status, Figure(trick.Count()), Figure(trick.Count(findings.IsCaught)));

        var flagged = findings.Honest.Count(honest => findings.Find(honest) is { Status: not "valid" });
        Row(table, "all", "", "", Figure(findings.Cheats.Count), Figure(findings.Cheats.Count(findings.IsCaught)));
        return table.Caption(string.Create(CultureInfo.InvariantCulture, $"honest arrivals: {findings.Honest.Count}, flagged: {flagged}"));
    }

    static Table Top(ReferralFindings findings)
    {
        var table = Table("Who brought the most (rejected ones do not count)").AddColumn("user")
            .AddColumns(Number("clicks"), Number("installs"), Number("reinstalls"), Number("opens"), Number("sign ups"), Number("suspicious"));

        foreach (var line in findings.Top.Take(ReferrersShown))
            Row(table, line.Referrer.UserId ?? line.Referrer.InstallInstanceId ?? "", Figure(line.Clicks), Figure(line.Installs), Figure(line.Reinstalls), Figure(line.Opens), Figure(line.SignUps), Figure(line.Suspicious));

        return table;
    }

    static Table KFactor(ReferralFindings findings)
    {
        var (funnel, factor) = (findings.Funnel, findings.KFactor);
        var table = Table("The invite funnel and the K-factor").AddColumn("figure").AddColumns(Number("value"));

        Row(table, "invites made → sent", $"{funnel.Made} → {funnel.Sent}");
        Row(table, "visitors (clicks)", string.Create(CultureInfo.InvariantCulture, $"{funnel.Clicked} ({funnel.Clicks})"));
        Row(table, "installs → sign ups (web too)", $"{funnel.Installed} → {funnel.SignedUp}");
        Row(table, "new users / of them senders", $"{factor.Users} / {factor.Senders}");
        Row(table, "K = sent per user × installs per invite", string.Create(CultureInfo.InvariantCulture, $"{factor.SentPerUser:0.###} × {factor.InstallsPerInvite:0.###} = {factor.K:0.###}"));
        Row(table, "installs per sender", string.Create(CultureInfo.InvariantCulture, $"{factor.InstallsPerSender:0.###}"));
        return table;
    }

    static Table Table(string title) => new Table().Title(title).Border(TableBorder.Rounded);

    static TableColumn Number(string title) => new TableColumn(title).RightAligned();

    static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    static string Figure(long count) => count.ToString(CultureInfo.InvariantCulture);
}
