using Waymark.Bench.Stores;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Revenue;
using Waymark.Storage.Sqlite;

namespace Waymark.Bench.Deliveries;

/// <summary>A stream that a partner has not heard of yet: purchases of users whose CleverTap ID is known.</summary>
static class Backlog
{
    const int PerBatch = 2_000;
    const int Users = 10_000;

    static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly Credit[] Credits =
        [.. Enumerable.Range(0, 20).Select(number => new Credit { Source = "META", CampaignId = $"C{number}", Campaign = $"Campaign {number}" })];

    public static void Write(SqliteState state, int events)
    {
        using (var batch = state.Begin())
        {
            for (var number = 0; number < Users; number++)
                batch.Save(Install(number));

            batch.Commit(1);
        }

        var purchases = new Purchases(seed: 1);

        for (var done = 0; done < events; done += PerBatch)
        {
            using var batch = state.Begin();

            for (var number = done; number < Math.Min(done + PerBatch, events); number++)
                batch.Emit(Purchase(purchases.Next().Values, number));

            batch.Commit(2 + done);
        }
    }

    static string Id(int number) => $"{number:D8}-7a35-4a0c-9b53-0a6b5d0a2d11";

    static Install Install(int number) => new()
    {
        App = "shop",
        Id = Id(number),
        FirstSeenAt = Start,
        OpenedAt = Start,
        Platform = Platform.Android,
        PartnerIds = new Dictionary<string, string> { ["clevertap_id"] = $"__g{number:x8}7a354a0c" },
    };

    static StreamEvent Purchase(byte[] values, int number)
    {
        var user = (int)((uint)number * 2_654_435_761 % Users);

        return new()
        {
            Position = 0,
            Id = "",
            App = "shop",
            Lane = Lane.Of("shop", Id(user)),
            Kind = EventKind.InApp,
            Name = "purchase",
            At = Start.AddMilliseconds(number),
            Fact = number + 2,
            InstallId = Id(user),
            UserId = null,
            Platform = Platform.Android,
            Credit = Credits[user % Credits.Length],
            Revenue = new Money(499.50m, "INR"),
            Version = 1,
            Values = values,
        };
    }
}
