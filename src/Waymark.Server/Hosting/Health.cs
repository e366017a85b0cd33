using System.Text.Json;
using Waymark.Server.Callers;
using Waymark.Server.Documents;
using Waymark.Server.Processing;
using Waymark.Storage;

namespace Waymark.Server.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take facts, and says how far behind it is.</summary>
static class Health
{
    // A batch that fails a few times in a row is a disk or a bug, not a hiccup.
    const int FailuresThatCount = 3;

    public static void MapHealth(this WebApplication host)
    {
        host.MapGet("/health/live", () => Results.Json(new { status = "ok" })).ExcludeFromDescription();
        host.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    static async Task<IResult> Ready(IJournal journal, IState state, ProcessingFigures processing, LiveConfiguration configuration, AddressBook addresses, CancellationToken stop)
    {
        string[] problems =
        [
            .. await TroubleAsync(journal, stop) is { } trouble ? [$"the journal cannot be written: {trouble}"] : Array.Empty<string>(),
            .. processing.FailuresInARow >= FailuresThatCount ? ["processing stands still: its batches fail; see the log"] : Array.Empty<string>(),
            .. configuration.Problems.Select(problem => problem.ToString()),
        ];

        return Results.Json(
            new
            {
                status = problems.Length == 0 ? "ok" : "degraded",
                journal = journal.LastPosition,
                processed = state.Processed.Value,
                behind = journal.LastPosition - state.Processed.Value,
                configuration = configuration.Current.Version,
                addresses = AddressesOf(addresses.Shelf),
                problems,
            },
            JsonSerializerOptions.Web,
            statusCode: problems.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // A file that cannot be used is nothing that keeps facts out: the server stays ready.
    static object AddressesOf(AddressShelf shelf) => new
    {
        lists = shelf.Lists.Count,
        prefixes = shelf.Lists.Sum(list => (long)list.Prefixes),
        geo = shelf.Geo is { Database.About: var about } ? $"{about.Type} {about.BuiltAt:yyyy-MM-dd}" : null,
        problems = shelf.Problems,
    };

    // Without traffic nobody notices that the disk has room again: whoever asks makes the journal try.
    static async Task<string?> TroubleAsync(IJournal journal, CancellationToken stop)
    {
        if (journal.Trouble is null) return null;

        try
        {
            await journal.ProbeAsync(stop);
            return null;
        }
        catch (JournalUnavailableException e)
        {
            return e.Message;
        }
    }
}
