using System.Diagnostics;
using System.Globalization;
using Waymark.Server.Links;
using Waymark.SmartLinks;
using Waymark.Storage.Sqlite;

namespace Waymark.Bench.Stores;

/// <summary>Many smart links, then the look-up that a redirect makes: of any link, of one that everybody follows, of a path that is none.</summary>
static class LinksMeasurement
{
    const int PerBatch = 1_000, Lookups = 50_000, AtOnce = 8;

    static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string folder, int links)
    {
        var path = Path.Combine(folder, "state.db");

        await using (var state = SqliteState.Open(path, "bench001"))
            Write(state, links);

        Console.WriteLine($"kept {FolderSize.PerItem(folder, links):N0} bytes a link");

        // After a restart: nothing of ours in memory.
        await using var reopened = SqliteState.Open(path, "bench001");
        await LookUpAsync(reopened, links);
    }

    static void Write(SqliteState state, int links)
    {
        var started = Stopwatch.GetTimestamp();

        for (var done = 0; done < links; done += PerBatch)
        {
            using var batch = state.Begin();

            for (var i = done; i < Math.Min(done + PerBatch, links); i++)
                batch.Save(Link(i));

            batch.Commit(done + PerBatch);
        }

        Console.WriteLine($"saved: {links / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} links/s in batches of {PerBatch}");
    }

    static async Task LookUpAsync(SqliteState state, int links)
    {
        var table = new Table("look-up", "p50 us", "p99 us", "p99.9 us", "longest us", "found");

        Measure(table, "any link, in the store", random => state.FindLink("shop", Token(random.Next(links))));
        var known = new KnownLinks(state, TimeProvider.System);
        Measure(table, "any link, as a redirect does", random => known.Find("shop", Token(random.Next(links))));
        Measure(table, "one link that all follow", _ => known.Find("shop", Token(7)));
        Measure(table, "a path that is no link", random => known.Find("shop", $"product-{random.Next(1_000)}"));
        table.Print();

        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < Lookups; i++)
                state.FindLink("shop", Token(random.Next(links)));
        })));
        Console.WriteLine($"{AtOnce} at once, in the store: {AtOnce * Lookups / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} look-ups/s");
    }

    static void Measure(Table table, string name, Func<Random, SmartLink?> lookUp)
    {
        var random = new Random(2);
        var latencies = new List<double>(Lookups);
        var found = 0;

        for (var i = 0; i < Lookups; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if (lookUp(random) is not null) found++;
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        latencies.Sort();
        table.Add(name, At(0.5), At(0.99), At(0.999), At(1), ((double)found / Lookups).ToString("N2", CultureInfo.InvariantCulture));

        string At(double share) => latencies[(int)((Lookups - 1) * share)].ToString("N0", CultureInfo.InvariantCulture);
    }

    static string Token(int number) => string.Create(CultureInfo.InvariantCulture, $"t{(uint)number * 2_654_435_761U:x8}{number:x}");

    static SmartLink Link(int number) => new()
    {
        App = "shop",
        Token = Token(number),
        Name = string.Create(CultureInfo.InvariantCulture, $"Newsletter {number}"),
        Channel = "Newsletter",
        Medium = "email",
        Campaign = string.Create(CultureInfo.InvariantCulture, $"Spring_{number % 100}"),
        Title = new LocalText("Spring is here") { ByPlace = new Dictionary<string, string> { ["de"] = "Der Frühling ist da" } },
        Deeplink = "https://links.example.test/sale",
        Code = string.Create(CultureInfo.InvariantCulture, $"C{number:X}"),
        Data = new Dictionary<string, string> { ["product"] = number.ToString(CultureInfo.InvariantCulture) },
        CreatedAt = Start.AddSeconds(number),
    };
}
