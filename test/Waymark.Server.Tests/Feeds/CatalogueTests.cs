using System.Text.Json;
using Waymark.Feeds;

namespace Waymark.Server.Tests.Feeds;

/// <summary>Everything that CleverTap publishes goes in by every way and comes out of the stream as it went in.</summary>
public sealed class CatalogueTests
{
    static readonly IReadOnlyList<CatalogueEvent> Events = Catalogue.CleverTap.Events;

    [Fact]
    public async Task Each_event_alone() => await ComesBackAsync(async world =>
    {
        foreach (var happened in Events)
            (await world.PostAsync("/v2/events", FeedWorld.Batch(happened))).Status.ShouldBe(202, happened.Name);
    });

    [Fact]
    public async Task All_in_one_bulk() => await ComesBackAsync(async world =>
        (await world.PostAsync("/s2s/v2/bulkevents", Events.Select(happened => FeedWorld.Batch(happened)).ToArray())).Status.ShouldBe(202));

    [Fact]
    public async Task All_in_one_batch() => await ComesBackAsync(async world =>
        (await world.PostAsync("/v2/events", new { user_identities = new { customerid = "cust-1" }, events = Events.Select(FeedWorld.Event) })).Status.ShouldBe(202));

    static async Task ComesBackAsync(Func<FeedWorld, Task> post)
    {
        await using var world = await FeedWorld.StartAsync();

        await post(world);

        var stream = (await world.StreamAsync()).Where(happened => happened.GetProperty("kind").GetString() == "feed").ToList();
        stream.Select(happened => happened.GetProperty("name").GetString()).ShouldBe(Events.Select(happened => happened.Name));

        foreach (var (told, published) in stream.Zip(Events))
        {
            told.GetProperty("userId").GetString().ShouldBe("cust-1");
            told.GetProperty("origin").GetProperty("type").GetString().ShouldBe(published.CustomEventType ?? "uninstall");
            var attributes = told.GetProperty("attributes");
            attributes.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => attribute.Value.GetString()!).ShouldBe(published.SampleAttributes, ignoreOrder: true);
            told.GetProperty("normalised").EnumerateObject().Count().ShouldBe(published.Attributes.Count, published.Name);

            foreach (var name in published.Attributes)
                told.GetProperty("normalised").GetProperty(AttributeNames.Normalise(name)).GetString().ShouldBe(published.SampleAttributes[name]);
        }

        var feed = await world.FeedAsync();
        feed.GetProperty("events").GetInt64().ShouldBe(25);
        feed.GetProperty("neverSeen").GetArrayLength().ShouldBe(0);
        feed.GetProperty("newEvents").GetArrayLength().ShouldBe(0);
        feed.GetProperty("newAttributes").GetArrayLength().ShouldBe(0);
        feed.GetProperty("refused").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_never_published_is_kept_and_listed_as_new()
    {
        await using var world = await FeedWorld.StartAsync();

        await world.PostAsync("/v2/events", """
            { "user_identities": { "customer_id": "c-1" }, "user_attributes": { "tier": "gold", "$age": 40 }, "unheard_of": [1],
              "events": [ { "event_type": "custom_event", "data": { "event_name": "Charged & done/ok", "custom_event_type": "Transaction",
                            "custom_attributes": { "Amount": 12.5, "Items": ["a", "b"], "CT Source": "Mobile" } } } ] }
            """);

        var happened = (await world.StreamAsync("&name=Charged%20%26%20done%2Fok")).ShouldHaveSingleItem();
        happened.GetProperty("attributes").GetProperty("Items")[1].GetString().ShouldBe("b");
        happened.GetProperty("origin").GetProperty("type").GetString().ShouldBe("transaction");

        var feed = await world.FeedAsync();
        Names(feed, "newEvents").ShouldBe(["Charged & done/ok"]);
        Names(feed, "newAttributes").ShouldBe(["Amount", "Items"]);
        Names(feed, "newUserAttributes").ShouldBe(["tier"]);
        feed.GetProperty("neverSeen").GetArrayLength().ShouldBe(25);
    }

    static IEnumerable<string?> Names(JsonElement feed, string list) => feed.GetProperty(list).EnumerateArray().Select(name => name.GetProperty("name").GetString());
}
