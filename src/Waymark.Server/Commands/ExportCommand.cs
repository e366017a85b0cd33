using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Waymark.Server.Commands;

/// <summary><c>waymark export events|installs</c>: takes what a running server holds into a file, page by page.</summary>
static class ExportCommand
{
    const int LongestPage = 1_000;

    public static Command Create()
    {
        var what = new Argument<string>("WHAT") { Description = "events or installs." };
        what.AcceptOnlyFromAmong("events", "installs");
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var from = new Option<string?>("--from") { Description = "What happened from this moment on, such as 2026-01-31 or 2026-01-31T00:00:00Z; UTC unless it says otherwise." };
        var to = new Option<string?>("--to") { Description = "What happened before this moment." };
        var format = new Option<string>("--format") { Description = "jsonl or csv.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var file = new Option<FileInfo?>("--out") { Description = "The file to write; the same command goes on where it was interrupted. Without it everything goes to the output." };
        var after = new Option<string?>("--after") { Description = "Go on behind this place, which an earlier export told at its end." };
        var page = new Option<int>("--page") { Description = $"How many to ask for at once, 1 to {LongestPage}.", DefaultValueFactory = _ => LongestPage };
        var command = new Command("export", "Take events or installs out, as JSON lines or CSV.") { what, app, from, to, format, file, after, page };

        new ManagementCall().Carry(command, async (parsed, client, stop) =>
        {
            var isEvents = parsed.GetValue(what) == "events";
            var question = ManagementCall.Path("apps", parsed.GetValue(app)!, isEvents ? "stream" : "installs") + QueryText.Of(
                ("limit", parsed.GetValue(page).ToString(CultureInfo.InvariantCulture)), ("from", parsed.GetValue(from)), ("to", parsed.GetValue(to)));
            IExportForm form = parsed.GetValue(format) == "csv" ? (isEvents ? CsvForm.Events : CsvForm.Installs) : new JsonLinesForm();
            var run = new ExportRun(client, question, isEvents ? "events" : "installs", form);
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

            return parsed.GetValue(file) is { } target
                ? await run.ToFileAsync(target.FullName, parsed.GetValue(after), error, stop)
                : await run.ToOutputAsync(output, parsed.GetValue(after), error, stop);
        });

        return command;
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
