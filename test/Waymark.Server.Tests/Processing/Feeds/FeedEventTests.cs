using Waymark.Events;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Reports;
using Waymark.Server.Tests.Support;
using static Waymark.Server.Tests.Support.FeedWords;

namespace Waymark.Server.Tests.Processing.Feeds;

public sealed class FeedEventTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_event_is_kept_with_its_time_its_attributes_and_where_it_came_from()
    {
        await using var app = new ProcessingApplication();
        app.Feed(Batch("c-1", Event("Push Impressions", "attribution", app.Now - (40 * Hour), new { wzrk_id = "7", Model = "Pixel" })));

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        (happened.Kind, happened.Name, happened.UserId, happened.At).ShouldBe((EventKind.Feed, "Push Impressions", "c-1", app.Now - (40 * Hour)));
        happened.Origin.ShouldBe(new Origin("clevertap", "clevertap", "attribution"));
        System.Text.Encoding.UTF8.GetString(happened.Values.Span).ShouldBe("""{"wzrk_id":"7","Model":"Pixel"}""");
        app.Figure(Measures.FeedEvents, day: DateOnly.FromDateTime((app.Now - (40 * Hour)).UtcDateTime)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_time_in_seconds_is_understood_and_one_far_ahead_is_not_believed()
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Feed, """{"feed":"clevertap","batch":{"events":[{"event_type":"first_run","data":{"timestamp_unixtime_ms":1767000000}},{"event_type":"first_run","data":{"timestamp_unixtime_ms":"4102444800000"}}]}}""");

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.At).ShouldBe([DateTimeOffset.FromUnixTimeSeconds(1767000000), app.Now]);
        app.FeedCount(FeedFigures.Warnings, "time_not_believed").ShouldBe(1);
        app.FeedCount(FeedFigures.UnmatchedBatches).ShouldBe(1);
        app.Stream[0].Origin!.IsUnmatched.ShouldBeTrue();
    }

    [Fact]
    public async Task Tests_of_the_sender_are_kept_and_mean_nothing()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { environment = "development", user_identities = new { customer_id = "u-1" }, user_attributes = new { ct_name = "Ada" }, events = Launched(app) });

        await app.ProcessAsync();

        app.Stream.ShouldHaveSingleItem().Origin!.IsDevelopment.ShouldBeTrue();
        app.State.FindUser("shop", "u-1").ShouldBeNull();
        app.Figure(Measures.FeedEvents).Count.ShouldBe(0);
        app.FeedCount(FeedFigures.DevelopmentBatches).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_counts_once_for_thirty_days_and_what_has_no_id_always_counts()
    {
        await using var app = new ProcessingApplication();

        foreach (var wait in new[] { 0, 29 * 24, 31 * 24 })
        {
            app.Advance(wait * Hour);
            app.SayRaw(FactKind.Feed, """{"feed":"clevertap","batch":{"events":[{"event_type":"first_run","data":{"source_message_id":"m-1"}},{"event_type":"first_run"}]}}""");
        }

        await app.ProcessAsync();

        app.Stream.Count.ShouldBe(5);
        app.FeedCount(FeedFigures.RepeatedEvents).ShouldBe(1);
    }

    [Fact]
    public async Task Names_and_values_beyond_the_limits_are_cut_and_counted()
    {
        await using var app = new ProcessingApplication();
        var many = Enumerable.Range(0, 120).ToDictionary(number => $"a{number}", number => number == 0 ? new string('v', 5_000) : "v");
        app.Feed(Batch("u-1", Event(new string('n', 300), "unheard_of", app.Now, many)));

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        happened.Name.ShouldBe(new string('n', 256));
        happened.Origin!.Type.ShouldBe("other");
        using var values = System.Text.Json.JsonDocument.Parse(happened.Values);
        (values.RootElement.EnumerateObject().Count(), values.RootElement.GetProperty("a0").GetString()!.Length).ShouldBe((100, 4_096));
        string[] warnings = ["name_cut", "custom_event_type_unknown", "attributes_left_out", "attribute_value_cut"];
        warnings.ShouldAllBe(warning => app.FeedCount(FeedFigures.Warnings, warning) == 1);
    }

    [Fact]
    public async Task Names_without_end_do_not_fill_the_figures()
    {
        await using var app = new ProcessingApplication();
        for (var number = 0; number < 1_005; number++)
            app.Feed(Batch("u-1", Event($"made up {number}", "other", app.Now, new { })));

        await app.ProcessAsync(400);

        var events = app.State.FeedCounts("shop", "clevertap").Where(count => count.What == FeedFigures.Events).ToList();
        (events.Count, events.Single(count => count.Name.Length == 0).Count).ShouldBe((1_001, 5));
    }

    [Fact]
    public async Task What_came_by_a_feed_that_the_configuration_does_not_have_is_counted()
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Feed, """{"feed":"other","batch":{}}""");
        app.SayRaw(FactKind.FeedWebhook, """{"feed":"other"}""");

        await app.ProcessAsync();

        app.Dropped["unknown_feed"].ShouldBe(2);
        app.Logged.ShouldBeEmpty();
    }
}
