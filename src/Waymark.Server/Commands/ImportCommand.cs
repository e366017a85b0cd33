using System.CommandLine;

namespace Waymark.Server.Commands;

/// <summary><c>waymark import clevertap-export FILE…</c>: brings exported events into a running server.</summary>
static class ImportCommand
{
    public static Command Create() => new("import", "Bring in what was exported elsewhere.") { CreateCleverTapExport() };

    static Command CreateCleverTapExport()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files of JSON lines that CleverTap exported events into, plain or compressed by gzip.", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var feed = new Option<string>("--feed") { Description = "The id of the app's feed that the events come by, as if CleverTap had posted them.", Required = true };
        var zone = new Option<string?>("--time-zone") { Description = "The time zone of the CleverTap project, such as Asia/Kolkata: the export's times do not say theirs. The app's when absent." };
        var named = new Option<string?>("--event") { Description = "The event's name for files that do not tell it, neither in their first line nor in the others." };
        var restart = new Option<bool>("--restart") { Description = "Begin each file anew, whatever was imported of it. What came before changes nothing." };
        var allowRefused = new Option<bool>("--allow-refused") { Description = "End with 0 although some lines were refused." };
        var command = new Command("clevertap-export", "Import files that CleverTap exported events into. Goes on where it was interrupted.")
        {
            files, app, feed, zone, named, restart, allowRefused,
        };

        new ManagementCall().Carry(command, async (parsed, client, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var aim = new ImportAim(client.BaseAddress!.ToString(), parsed.GetValue(app)!, parsed.GetValue(feed)!, parsed.GetValue(zone), parsed.GetValue(named));
            var gauge = new ImportGauge(error, TimeProvider.System, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected);
            var post = new ImportPost(client, aim, gauge, TimeProvider.System);
            var exit = ManagementCall.Done;
            var refused = 0L;

            foreach (var file in parsed.GetValue(files)!)
            {
                var (fileExit, sum) = await new ImportRun(post, aim, gauge, output, error).RunAsync(file.FullName, parsed.GetValue(restart), stop);
                exit = Math.Max(exit, fileExit);
                refused += sum;
            }

            return exit == ManagementCall.Done && refused > 0 && !parsed.GetValue(allowRefused) ? ManagementCall.Failed : exit;
        });

        return command;
    }
}
