using System.Globalization;
using Spectre.Console;

namespace Waymark.Sandbox.Demo;

/// <summary>The tables of what came back, narrow enough for any terminal.</summary>
static class CircleReport
{
    public static void Write(IAnsiConsole console, CircleFindings circle)
    {
        console.Write(Events(circle));
        console.Write(Uninstalls(circle));
        console.Write(Message(circle));
    }

    static Table Events(CircleFindings circle)
    {
        var table = Table("Full circle: what happened at CleverTap and came back").AddColumn("event")
            .AddColumns(Number("CleverTap says"), Number("exported"), Number("Waymark's stream says"));

        foreach (var name in Names(circle.Happened, circle.Exported, circle.Arrived))
            Row(table, name, circle.Happened.GetValueOrDefault(name), circle.Exported.GetValueOrDefault(name), circle.Arrived.GetValueOrDefault(name));

        Row(table, "user attributes", circle.ProfilesExported, circle.ProfilesExported, circle.ProfilesArrived);
        return table;
    }

    static Table Uninstalls(CircleFindings circle)
    {
        var table = Table("Who uninstalled, by what had brought them").AddColumn("campaign")
            .AddColumns(Number("CleverTap says"), Number("Waymark's reports say"));

        foreach (var name in Names(circle.UninstallsThere, circle.UninstallsHere))
            Row(table, name, circle.UninstallsThere.GetValueOrDefault(name), circle.UninstallsHere.GetValueOrDefault(name));

        Row(table, "all", circle.UninstallsThere.Values.Sum(), circle.UninstallsHere.Values.Sum());
        return table;
    }

    static Table Message(CircleFindings circle)
    {
        var table = Table($"Whom the message {Circle.Message} won back").AddColumn("people")
            .AddColumns(Number("CleverTap says"), Number("Waymark says"));

        table.AddRow("followed it", Figure(circle.Followers), "");
        table.AddRow("less a day before, a link had won them back", Figure(-circle.WonBackBefore), "");
        table.AddRow("re-engagements", Figure(circle.Followers - circle.WonBackBefore), Figure(circle.WonBack));
        return table;
    }

    static IEnumerable<string> Names(params IEnumerable<IReadOnlyDictionary<string, long>> sides) =>
        sides.SelectMany(side => side.Keys).Distinct().Order(StringComparer.Ordinal);

    static Table Table(string title) => new Table().Title(title).Border(TableBorder.Rounded);

    static TableColumn Number(string title) => new TableColumn(title).RightAligned();

    // What differs can be seen at a glance, also without colours.
    static void Row(Table table, string name, params long[] figures)
    {
        var isSame = figures.Distinct().Count() == 1;
        table.AddRow([new Text(isSame ? name : $"✗ {name}"), .. figures.Select(figure => new Text(Figure(figure)))]);
    }

    static string Figure(long count) => count.ToString(CultureInfo.InvariantCulture);
}
