using System.Text.Json;

namespace Waymark.Server.Commands;

/// <summary>Asks for one page after another; holds one at a time.</summary>
/// <param name="client">The running server.</param>
/// <param name="question">The address of the pages, with its query.</param>
/// <param name="rows">The key of a page that holds its rows.</param>
/// <param name="form">How rows are written.</param>
sealed class ExportRun(HttpClient client, string question, string rows, IExportForm form)
{
    public async Task<int> ToOutputAsync(TextWriter output, string? after, TextWriter error, CancellationToken stop)
    {
        if (after is null) await output.WriteAsync(form.Head);

        return await RunAsync(new ExportProgress(question, FormName, after, 0, 0), output.WriteAsync, _ => Task.CompletedTask, error, stop);
    }

    public async Task<int> ToFileAsync(string path, string? after, TextWriter error, CancellationToken stop)
    {
        var begun = ExportProgress.Find(path);

        if (begun is null && File.Exists(path))
        {
            await error.WriteLineAsync($"{path} is there already. Delete it, or choose another --out.");
            return ManagementCall.Misused;
        }

        if (begun is not null && ((begun.Question, begun.Form) != (question, FormName) || after is not null))
        {
            await error.WriteLineAsync($"{path} holds the beginning of another export. Delete it and {ExportProgress.PathFor(path)}, or choose another --out.");
            return ManagementCall.Misused;
        }

        // Private like what is in it, and a file of half a row is cut back to whole ones.
        await using var file = new FileStream(path, Open(begun is null));
        file.SetLength(begun?.Length ?? 0);
        file.Seek(0, SeekOrigin.End);
        await using var writer = new StreamWriter(file, ExportCommand.Utf8);
        if (begun is null && after is null) await writer.WriteAsync(form.Head);

        var exit = await RunAsync(
            begun ?? new ExportProgress(question, FormName, after, 0, 0),
            writer.WriteAsync,
            async progress =>
            {
                await writer.FlushAsync(stop);
                file.Flush(flushToDisk: true);
                (progress with { Length = file.Length }).Save(path);
            },
            error,
            stop);

        if (exit == ManagementCall.Done) ExportProgress.Forget(path);
        return exit;
    }

    string FormName => form.GetType().Name;

    static FileStreamOptions Open(bool isNew)
    {
        var options = new FileStreamOptions { Mode = isNew ? FileMode.CreateNew : FileMode.Open, Access = FileAccess.Write };
        if (isNew && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    async Task<int> RunAsync(
        ExportProgress progress, Func<string, Task> write, Func<ExportProgress, Task> keep, TextWriter error, CancellationToken stop)
    {
        await keep(progress);

        while (true)
        {
            using var answer = await AskAsync(progress.After, stop);

            if (!answer.IsSuccessStatusCode)
            {
                await error.WriteLineAsync(ManagementCall.Explain(answer.StatusCode, await answer.Content.ReadAsStringAsync(stop)));
                return ManagementCall.Failed;
            }

            using var page = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), default, stop);
            var (count, next) = (0, page.RootElement.GetProperty("next").GetString());
            var last = progress.After;

            foreach (var row in page.RootElement.GetProperty(rows).EnumerateArray())
            {
                await write(form.Row(row));
                last = PlaceOf(row) ?? last;
                count++;
            }

            progress = progress with { After = next ?? last, Rows = progress.Rows + count };
            await keep(progress);

            if (next is null)
            {
                await error.WriteLineAsync($"{progress.Rows} {rows}.{(progress.After is null || rows != "events" ? "" : $" What comes later: --after {progress.After}")}");
                return ManagementCall.Done;
            }
        }
    }

    // For events the place in the stream; installs are in the order of their ids, where later ones may lie anywhere.
    string? PlaceOf(JsonElement row) => rows == "events" ? row.GetProperty("position").GetRawText() : null;

    async Task<HttpResponseMessage> AskAsync(string? after, CancellationToken stop) =>
        await client.GetAsync(
            question + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}"), HttpCompletionOption.ResponseHeadersRead, stop);
}
