using System.Diagnostics;
using Waymark.Bench.Load;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Storage.Sqlite;

namespace Waymark.Bench.Stores;

/// <summary>What processing asks of the state for a purchase: remember it, count it, emit it. Then the stream is read and searched.</summary>
static class StateMeasurement
{
    const int PerBatch = 1_000;

    static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string folder, int events)
    {
        await using (var state = SqliteState.Open(Path.Combine(folder, "state.db"), "bench001"))
        {
            Write(state, events);
            Read(state, events);
            Search(state);
        }

        Console.WriteLine($"kept {FolderSize.PerItem(folder, events):N0} bytes an event");
        await EmitAsync(Directory.CreateDirectory(Path.Combine(folder, "alone")).FullName, events);
    }

    static void Write(SqliteState state, int events)
    {
        var purchases = new Purchases(seed: 1);
        var batches = new Latencies();
        var busy = TimeSpan.Zero;

        for (var done = 0; done < events; done += PerBatch)
        {
            var some = Enumerable.Range(0, PerBatch).Select(_ => purchases.Next()).ToList();
            var started = Stopwatch.GetTimestamp();
            using var batch = state.Begin();

            foreach (var purchase in some)
                Process(batch, purchase, state.LastPosition);

            batch.Commit(done + PerBatch);
            batches.Add(Stopwatch.GetTimestamp() - started);
            busy += Stopwatch.GetElapsedTime(started);
        }

        Console.WriteLine($"remember + emit: {events / busy.TotalSeconds:N0} events/s; batch of {PerBatch} p50 {batches.Percentile(0.5):N1} ms, p99 {batches.Percentile(0.99):N1} ms, longest {batches.Percentile(1):N1} ms");
    }

    static void Process(Storage.IStateBatch batch, Purchase purchase, long position)
    {
        var at = Start.AddMilliseconds(position);
        if (!batch.Remember("shop", Fingerprint.Of("event", purchase.InstallId, Convert.ToHexString(purchase.Values.AsSpan(12, 36))), at)) return;

        batch.Add(new RollupKey("shop", new DateOnly(2026, 3, 1), Measures.Events, "purchase", "META", "AbC123", Platform.Android), new Figure(1, 0));
        batch.Emit(Event(purchase, position));
    }

    static void Read(SqliteState state, int events)
    {
        var started = Stopwatch.GetTimestamp();
        var last = 0L;
        while (state.Read("shop", last, 1_000) is { Count: > 0 } read)
            last = read[^1].Position;

        Console.WriteLine($"read the stream: {events / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} events/s");
    }

    static void Search(SqliteState state)
    {
        var started = Stopwatch.GetTimestamp();
        var pages = 0;
        for (long? next = 0; next is not null; pages++)
            next = state.Search("shop", new Storage.StreamFilter(Contains: "nothing holds this"), next.Value, 100).Next;

        Console.WriteLine($"search for what is not there: {Stopwatch.GetElapsedTime(started).TotalMilliseconds / pages:N0} ms a page of 50,000");
    }

    // The stream by itself, in a file of its own: nothing else tells what it takes.
    static async Task EmitAsync(string folder, int events)
    {
        var purchases = new Purchases(seed: 1);
        long values = 0;

        await using (var state = SqliteState.Open(Path.Combine(folder, "stream.db"), "bench001"))
        {
            for (var done = 0; done < events; done += PerBatch)
            {
                using var batch = state.Begin();

                for (var i = 1; i <= PerBatch; i++)
                {
                    var purchase = purchases.Next();
                    values += purchase.Values.Length;
                    batch.Emit(Event(purchase, done + i));
                }

                batch.Commit(done + PerBatch);
            }
        }

        Console.WriteLine($"stream alone: {FolderSize.PerItem(folder, events):N0} bytes an event with attributes of {(double)values / events:N0}");
    }

    static StreamEvent Event(Purchase purchase, long position) => new()
    {
        Position = 0,
        Id = "",
        App = "shop",
        Lane = Lane.Of("shop", purchase.InstallId),
        Kind = EventKind.InApp,
        Name = "purchase",
        At = Start.AddMilliseconds(position),
        Fact = position,
        InstallId = purchase.InstallId,
        UserId = purchase.UserId,
        Platform = Platform.Android,
        Credit = new Credit { Source = "META", CampaignId = "AbC123", TouchId = purchase.InstallId[..4] },
        Revenue = new Money(499.50m, "INR"),
        Values = purchase.Values,
    };
}
