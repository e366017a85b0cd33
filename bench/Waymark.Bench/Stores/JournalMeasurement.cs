using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Waymark.Bench.Load;
using Waymark.Facts;
using Waymark.Storage;
using Waymark.Storage.Sqlite;

namespace Waymark.Bench.Stores;

/// <summary>Many producers append and wait for the commit; then everything is read again.</summary>
static class JournalMeasurement
{
    static readonly IPAddress Caller = IPAddress.Parse("203.0.113.7");

    public static async Task RunAsync(string folder, int producers, TimeSpan length, int rounds)
    {
        var path = Path.Combine(folder, "journal.db");
        var drafts = Drafts(20_000);
        var table = new Table("round", "facts/s", "p50 ms", "p99 ms", "p99.9 ms", "longest ms", "cpu us/fact", "alloc bytes/fact");

        await using (var journal = SqliteJournal.Open(path, TimeProvider.System))
        {
            for (var round = 1; round <= rounds; round++)
                await MeasureAsync(journal, drafts, producers, length, round, table);

            table.Print();
            Read(journal);
        }

        Console.WriteLine($"body {drafts.Average(draft => draft.Body.Length):N0} bytes, kept {FolderSize.PerItem(folder, Facts(path)):N0} bytes a fact");
    }

    static async Task MeasureAsync(SqliteJournal journal, FactDraft[] drafts, int producers, TimeSpan length, int round, Table table)
    {
        var first = journal.LastPosition;
        var allocated = GC.GetTotalAllocatedBytes();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();

        var latencies = await Task.WhenAll(Enumerable.Range(0, producers).Select(producer =>
            Task.Run(() => ProduceAsync(journal, drafts, producer * 7919, started + (long)(length.TotalSeconds * Stopwatch.Frequency)))));

        var elapsed = Stopwatch.GetElapsedTime(started);
        var all = new Latencies();
        foreach (var one in latencies)
            all.Add(one);

        var facts = (double)(journal.LastPosition - first);
        table.Add(
            $"{round}",
            Number(facts / elapsed.TotalSeconds, 0),
            Number(all.Percentile(0.5), 2),
            Number(all.Percentile(0.99), 2),
            Number(all.Percentile(0.999), 2),
            Number(all.Percentile(1), 2),
            Number((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds / facts, 1),
            Number((GC.GetTotalAllocatedBytes() - allocated) / facts, 0));
    }

    static async Task<Latencies> ProduceAsync(SqliteJournal journal, FactDraft[] drafts, int next, long until)
    {
        var latencies = new Latencies();

        while (Stopwatch.GetTimestamp() is var started && started < until)
        {
            if (!journal.TryAppend(drafts[next++ % drafts.Length], out var appending)) throw new InvalidOperationException("The journal refused a fact.");

            await appending.CommittedAsync();
            latencies.Add(Stopwatch.GetTimestamp() - started);
        }

        return latencies;
    }

    static void Read(SqliteJournal journal)
    {
        var started = Stopwatch.GetTimestamp();
        var last = 0L;
        while (journal.Read(last, 1_000) is { Count: > 0 } facts)
            last = facts[^1].Position;

        Console.WriteLine($"read again: {last / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} facts/s");
    }

    static long Facts(string path)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new Microsoft.Data.Sqlite.SqliteCommand("select sum(count) from frame", connection);
        return (long)command.ExecuteScalar()!;
    }

    static FactDraft[] Drafts(int count)
    {
        var purchases = new Purchases(seed: 1);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new FactDraft(
                FactKind.Event, "shop", DateTimeOffset.UnixEpoch.AddYears(56), Caller, SignatureState.Unchecked, 1,
                new ReadOnlySequence<byte>(purchases.Next().Body))),
        ];
    }

    static string Number(double number, int digits) => number.ToString($"N{digits}", CultureInfo.InvariantCulture);
}
