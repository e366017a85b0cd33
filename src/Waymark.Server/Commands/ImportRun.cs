using System.Globalization;
using System.Text.Json;
using Waymark.Server.Api;
using Waymark.Server.Intake.Feeds;

namespace Waymark.Server.Commands;

/// <summary>Imports one file: some lines are read, posted and noted as done, then the next.</summary>
sealed class ImportRun(ImportPost post, ImportAim aim, ImportGauge gauge, TextWriter output, TextWriter error)
{
    const int MostSamples = 5;

    readonly List<RefusedLine> _samples = [];
    ImportProgress _progress = null!; // Begun before anything reads it.

    long Refused => _progress.Refused.Values.Sum();

    /// <returns>How the command ends as far as this file is concerned, and how many of its lines were refused.</returns>
    public async Task<(int Exit, long Refused)> RunAsync(string path, bool restart, CancellationToken stop)
    {
        try
        {
            if (!await BeginAsync(path, restart)) return (ManagementCall.Misused, 0);

            if (_progress.IsComplete)
            {
                await output.WriteLineAsync($"{path} was imported before: {Sums()} --restart sends it again.");
                return (ManagementCall.Done, Refused);
            }

            if (!await SendAsync(path, stop)) return (ManagementCall.Failed, Refused);

            await output.WriteLineAsync($"{path}: {Sums()}");
            foreach (var sample in _samples)
                await output.WriteLineAsync($"  line {sample.Line}: {sample.Message} ({sample.Reason}): {sample.Input}");
            return (ManagementCall.Done, Refused);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            gauge.Clear();
            await error.WriteLineAsync($"{path}, behind line {_progress?.Lines ?? 0}: {e.Message}");
            return (ManagementCall.Failed, 0);
        }
    }

    async Task<bool> BeginAsync(string path, bool restart)
    {
        var fresh = ImportProgress.Begin(path, aim);
        _progress = restart ? fresh : ImportProgress.Find(path) ?? fresh;

        if (!_progress.IsOfSameFile(fresh))
        {
            await error.WriteLineAsync($"{path} is not the file that was begun: its size or its beginning differs. --restart imports it from its first line.");
            return false;
        }

        // Complete somewhere else: here it has not begun. Begun somewhere else: its beginning would be missing here.
        if (_progress.Aim != aim && _progress.IsComplete) _progress = fresh;
        if (_progress.Aim == aim) return true;

        await error.WriteLineAsync($"{path} was begun under another aim, {_progress.Aim}. Go on under that one, or --restart under this.");
        return false;
    }

    async Task<bool> SendAsync(string path, CancellationToken stop)
    {
        using var file = await ImportFile.OpenAsync(path, _progress.Offset, stop);
        var slice = new ImportSlice();
        gauge.Begin(Path.GetFileName(path), _progress.Lines);

        if (_progress.Offset == 0 && !await SendHeadAsync(file, slice, path, stop)) return false;

        while (!_progress.IsComplete)
        {
            await slice.FillAsync(file, stop);
            if (slice.Lines > 0 && !await SendAsync(slice, file, path, stop)) return false;
            if (slice.Damage is { } damage) throw damage;
            if (slice.Lines == 0) (_progress = _progress with { IsComplete = true }).Save(path);
        }

        gauge.Clear();
        return true;
    }

    async Task<bool> SendHeadAsync(ImportFile file, ImportSlice slice, string path, CancellationToken stop)
    {
        if (await slice.ReadHeadAsync(file, stop) is not { } name) return slice.Lines == 0 || await SendAsync(slice, file, path, stop);

        (_progress = _progress with { Event = name, Offset = slice.Offset, Lines = slice.Lines }).Save(path);
        return true;
    }

    async Task<bool> SendAsync(ImportSlice slice, ImportFile file, string path, CancellationToken stop)
    {
        if (await post.SendAsync(slice.Bytes, _progress.Event, _progress.Lines + 1, error, stop) is not { } answer) return false;

        Note(answer);
        (_progress = _progress with { Offset = slice.Offset, Lines = _progress.Lines + slice.Lines, Taken = _progress.Taken + answer.Taken }).Save(path);
        gauge.Show(file.Fraction, _progress.Lines, Refused);
        return true;
    }

    void Note(FeedImport answer)
    {
        foreach (var (reason, count) in answer.Refused)
            _progress.Refused[reason] = _progress.Refused.GetValueOrDefault(reason) + count;

        _samples.AddRange(answer.Samples.Take(MostSamples - _samples.Count));
    }

    string Sums() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_progress.Lines:N0} lines, {_progress.Taken:N0} taken, {Refused:N0} refused{(Refused == 0 ? "" : $" ({string.Join(", ", _progress.Refused.Select(reason => $"{reason.Key} {reason.Value}"))})")}.");
}
