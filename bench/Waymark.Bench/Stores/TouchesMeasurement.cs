using System.Diagnostics;
using System.Globalization;
using Waymark.Bench.Load;
using Waymark.Devices;
using Waymark.Links;
using Waymark.Storage.Sqlite;
using Waymark.Touches;

namespace Waymark.Bench.Stores;

/// <summary>Clicks over ten days, half with an advertising id, from addresses of which a few are shared by thousands; then look-ups by each kind of key.</summary>
static class TouchesMeasurement
{
    const int Days = 10;
    const int PerCommit = 1_000;
    const int Lookups = 20_000;

    static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string folder, int clicks)
    {
        await using (var touches = SqliteTouches.Open(Path.Combine(folder, "touches.db")))
        {
            Add(touches, clicks);
            LookUp(touches, clicks);
        }

        Console.WriteLine($"kept {FolderSize.PerItem(folder, clicks):N0} bytes a click");

        // Once more after a restart: nothing of ours in memory.
        await using var reopened = SqliteTouches.Open(Path.Combine(folder, "touches.db"));
        LookUp(reopened, clicks);
    }

    static void Add(SqliteTouches touches, int clicks)
    {
        var commits = new Latencies();
        var random = new Random(1);
        var started = Stopwatch.GetTimestamp();
        var tenth = started;

        for (var position = 1; position <= clicks; position++)
        {
            touches.Add(Click(random, position, clicks));

            if (position % PerCommit == 0)
            {
                var committing = Stopwatch.GetTimestamp();
                touches.Commit();
                commits.Add(Stopwatch.GetTimestamp() - committing);
            }

            if (position % (clicks / 10) == 0)
            {
                Console.WriteLine($"added {position:N0}: {clicks / 10 / Stopwatch.GetElapsedTime(tenth).TotalSeconds:N0} clicks/s");
                tenth = Stopwatch.GetTimestamp();
            }
        }

        touches.Commit();
        Console.WriteLine($"all: {clicks / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} clicks/s; commit p50 {commits.Percentile(0.5):N2} ms, p99 {commits.Percentile(0.99):N2} ms, longest {commits.Percentile(1):N1} ms");
    }

    static void LookUp(SqliteTouches touches, int clicks)
    {
        var random = new Random(2);
        var end = Start.AddDays(Days);
        var table = new Table("look-up", "p50 us", "p99 us", "p99.9 us", "longest us", "found");

        Measure("click id", () => touches.Find("shop", ClickIdOf(random.Next(1, clicks), clicks)) is null ? 0 : 1);
        Measure("advertising id", () => touches.FindByKey(TouchKey.OfDevice("shop", Gaid(random.Next(1, clicks))), clicks, end.AddDays(-7), end, 50).Count);
        Measure("unknown advertising id", () => touches.FindByKey(TouchKey.OfDevice("shop", Gaid(-random.Next(1, clicks))), clicks, end.AddDays(-7), end, 50).Count);
        Measure("address at home, one day", () => touches.FindByKey(TouchKey.OfAddress("shop", Address(random, shared: false)), clicks, end.AddDays(-1), end, 50).Count);
        Measure("address of a carrier, one day", () => touches.FindByKey(TouchKey.OfAddress("shop", Address(random, shared: true)), clicks, end.AddDays(-1), end, 50).Count);
        Measure("address of a carrier, 200", () => touches.FindByKey(TouchKey.OfAddress("shop", Address(random, shared: true)), clicks, end.AddDays(-1), end, 200).Count);
        table.Print();

        void Measure(string name, Func<int> lookUp)
        {
            var latencies = new List<double>(Lookups);
            long found = 0;

            for (var i = 0; i < Lookups; i++)
            {
                var started = Stopwatch.GetTimestamp();
                found += lookUp();
                latencies.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }

            latencies.Sort();
            table.Add(name, At(0.5), At(0.99), At(0.999), At(1), ((double)found / Lookups).ToString("N2", CultureInfo.InvariantCulture));

            string At(double share) => latencies[(int)((Lookups - 1) * share)].ToString("N0", CultureInfo.InvariantCulture);
        }
    }

    static Touch Click(Random random, int position, int clicks)
    {
        var campaign = random.Next(1_000);

        return new Touch
        {
            App = "shop",
            ClickId = ClickIdOf(position, clicks),
            Position = position,
            At = AtOf(position, clicks),
            Url = string.Create(
                CultureInfo.InvariantCulture,
                $"https://links.example.test/lnk{campaign:x5}?utm_source=META&utm_campaign=Summer_Sale_{campaign}&adset=set-{random.Next(50)}&ad=ad-{random.Next(500)}&fbclid=IwAR{random.NextInt64():x16}{random.NextInt64():x16}"),
            Source = "META",
            Medium = "paid_social",
            CampaignId = string.Create(CultureInfo.InvariantCulture, $"lnk{campaign:x5}"),
            Campaign = string.Create(CultureInfo.InvariantCulture, $"Summer_Sale_{campaign}"),
            AdSet = string.Create(CultureInfo.InvariantCulture, $"set-{random.Next(50)}"),
            Ad = string.Create(CultureInfo.InvariantCulture, $"ad-{random.Next(500)}"),
            IsPaid = true,
            Parameters = new Dictionary<string, string> { ["fbclid"] = string.Create(CultureInfo.InvariantCulture, $"IwAR{random.NextInt64():x16}{random.NextInt64():x16}") },
            Gaid = position % 2 == 0 ? Gaid(position) : null,
            Address = Address(random, shared: random.Next(2) == 0),
            Platform = Platform.Android,
            OsVersion = "14",
            Model = "Pixel 8",
            Language = "en",
            Visitor = random.NextInt64(),
        };
    }

    static DateTimeOffset AtOf(int position, int clicks) => Start.AddTicks(position * (TimeSpan.FromDays(Days).Ticks / clicks));

    static string ClickIdOf(int position, int clicks)
    {
        var random = new byte[ClickId.RandomLength];
        BitConverter.TryWriteBytes(random, position);
        return ClickId.From(AtOf(position, clicks), random);
    }

    static string Gaid(int number) => new Guid(number, 0x1b2c, 0x4d5e, BitConverter.GetBytes((uint)number * 0x9E3779B97F4A7C15UL)).ToString();

    // Half of the clicks come from 2,000 addresses of carriers, the others from two million homes.
    static string Address(Random random, bool shared) =>
        shared
            ? string.Create(CultureInfo.InvariantCulture, $"100.64.{random.Next(8)}.{random.Next(250)}")
            : string.Create(CultureInfo.InvariantCulture, $"49.{random.Next(32)}.{random.Next(250)}.{random.Next(250)}");
}
