using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Links;

/// <summary><c>waymark links list</c> and <c>export</c>.</summary>
static class ListLinksCommand
{
    const int LongestPage = 1_000;

    public static Command Create()
    {
        var app = LinksCommand.App();
        var contains = new Option<string?>("--contains") { Description = "Only those with this in token, name, channel or content." };
        var campaign = new Option<string?>("--campaign") { Description = "Only those of this campaign." };
        var archived = new Option<bool?>("--archived") { Description = "Only archived ones, or with false only others." };
        var limit = new Option<int>("--limit") { Description = $"How many at most, 1 to {LongestPage}.", DefaultValueFactory = _ => 100 };
        var after = new Option<string?>("--after") { Description = "Go on behind the place that an earlier list told at its end." };
        var command = new Command("list", "Show links, the latest first.") { app, contains, campaign, archived, limit, after };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, ManagementCall.Path("apps", parsed.GetValue(app)!, "links") + QueryText.Of(
                ("limit", parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)),
                ("contains", parsed.GetValue(contains)),
                ("campaign", parsed.GetValue(campaign)),
                ("archived", parsed.GetValue(archived) is { } only ? (only ? "true" : "false") : null),
                ("after", parsed.GetValue(after)))),
            Show);
        return command;
    }

    public static Command CreateExport()
    {
        var app = LinksCommand.App();
        var format = new Option<string>("--format") { Description = "jsonl or csv.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var file = new Option<FileInfo?>("--out") { Description = "The file to write; the same command goes on where it was interrupted. Without it everything goes to the output." };
        var command = new Command("export", "Take all links out, as JSON lines or CSV; import reads both.") { app, format, file };

        new ManagementCall().Carry(command, async (parsed, client, stop) =>
        {
            var question = ManagementCall.Path("apps", parsed.GetValue(app)!, "links") + QueryText.Of(("limit", LongestPage.ToString(CultureInfo.InvariantCulture)));
            var run = new ExportRun(client, question, "links", parsed.GetValue(format) == "csv" ? CsvForm.Links : new JsonLinesForm());
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

            return parsed.GetValue(file) is { } target
                ? await run.ToFileAsync(target.FullName, after: null, error, stop)
                : await run.ToOutputAsync(output, after: null, error, stop);
        });
        return command;
    }

    static string Show(string answer)
    {
        var page = JsonNode.Parse(answer)!;
        var lines = page["links"]!.AsArray().Select(link => Line(link!)).ToList();
        if (page["next"] is { } next) lines.Add($"There are more: --after {next}");

        return lines.Count == 0 ? "There are none." : string.Join('\n', lines);
    }

    static string Line(JsonNode link) =>
        $"{link["url"] ?? link["token"]}  {link["standing"]}  clicks {link["clicks"]}  code {link["code"]?.ToString() ?? "-"}  {link["channel"]?.ToString() ?? "-"}  {link["name"] ?? link["sender"]?["userId"] ?? link["sender"]?["installId"]}";
}
