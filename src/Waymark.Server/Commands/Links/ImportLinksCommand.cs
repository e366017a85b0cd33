using System.CommandLine;
using System.Text.Json.Nodes;
using Waymark.SmartLinks;

namespace Waymark.Server.Commands.Links;

/// <summary><c>waymark links import FILE</c>: takes links from another product or an export, some at a time.</summary>
static class ImportLinksCommand
{
    const int RowsAtOnce = 1_000;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV, JSON lines, or a JSON array; told by its ending." };
        file.AcceptExistingOnly();
        var app = LinksCommand.App();
        var replace = new Option<bool>("--replace") { Description = "Replace links that are there already; else they stay as they are." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would become of each row." };
        var command = new Command("import", "Make links from a file: token, target, sender, or any field of a link.") { file, app, replace, dryRun };

        new ManagementCall().Carry(command, async (parsed, client, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var source = parsed.GetValue(file)!;
            var text = await File.ReadAllTextAsync(source.FullName, stop);

            if (RowsOf(source.Extension, text) is not { } rows)
            {
                await error.WriteLineAsync($"{source.Name} holds no array of links.");
                return ManagementCall.Misused;
            }

            var address = ManagementCall.Path("apps", parsed.GetValue(app)!, "links", "import") + QueryText.Of(
                ("format", "json"), ("existing", parsed.GetValue(replace) ? "replace" : "keep"), ("dryRun", parsed.GetValue(dryRun) ? "true" : "false"));
            return await RunAsync(client, address, rows, parsed.GetValue(dryRun), output, error, stop);
        });
        return command;
    }

    static IReadOnlyList<JsonObject?>? RowsOf(string ending, string text) => ending.ToLowerInvariant() switch
    {
        ".csv" => LinkRows.FromCsv(text),
        ".json" => LinkRows.FromJson(text),
        _ => LinkRows.FromLines(text),
    };

    static async Task<int> RunAsync(
        HttpClient client, string address, IReadOnlyList<JsonObject?> rows, bool isDryRun, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var (done, created, changed, exists, refused) = (0, 0, 0, 0, 0);

        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            using var answer = await client.PostAsync(address, JsonContent.Create(new JsonArray([.. some])), stop);
            var text = await answer.Content.ReadAsStringAsync(stop);

            if (!answer.IsSuccessStatusCode)
            {
                await error.WriteLineAsync($"{ManagementCall.Explain(answer.StatusCode, text)} The {done} rows before are done; import the same file again.");
                return ManagementCall.Failed;
            }

            var report = JsonNode.Parse(text)!;
            created += report["created"]!.GetValue<int>();
            changed += report["changed"]!.GetValue<int>();
            exists += report["exists"]!.GetValue<int>();
            refused += report["refused"]!.GetValue<int>();

            foreach (var row in report["rows"]!.AsArray().Where(row => row!["outcome"]!.GetValue<string>() == "refused"))
                await error.WriteLineAsync($"Row {done + row!["row"]!.GetValue<int>()}: {string.Join("; ", row["fields"]!.AsArray().Select(field => $"{field!["field"]} {field["problem"]}".Trim()))}");

            done += some.Length;
        }

        await output.WriteLineAsync($"{(isDryRun ? "Would be: " : "")}created {created}, changed {changed}, there already {exists}, refused {refused}.");
        return refused == 0 ? ManagementCall.Done : ManagementCall.Failed;
    }
}
