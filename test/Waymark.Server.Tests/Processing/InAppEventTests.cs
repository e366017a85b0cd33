using System.Text;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class InAppEventTests
{
    [Fact]
    public async Task An_event_keeps_its_attributes_as_they_were_written()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "add_to_cart", "event_data": { "sku":"s1", "amount": 249.90, "currency": "inr" } }""");

        await app.ProcessAsync();

        var happened = app.Stream[^1];
        (happened.Kind, happened.Name, happened.InstallId).ShouldBe((EventKind.InApp, "add_to_cart", "i-1"));
        happened.Revenue.ShouldBe(new Money(249.90m, "INR"));
        Encoding.UTF8.GetString(happened.Values.Span).ShouldBe("""{ "sku":"s1", "amount": 249.90, "currency": "inr" }""");
        app.Figure(Measures.Events, "ORGANIC").ShouldBe(new Figure(1, 0));
        app.Figure(Measures.Revenue).ShouldBe(default);
    }

    [Fact]
    public async Task The_same_id_of_the_same_event_counts_once_for_ever()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "level_up", event_id = "e-1" });
        app.Advance(TimeSpan.FromDays(40));
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "level_up", event_id = "e-1" });
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "level_down", event_id = "e-1" });
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "level_up", event_id = "e-2" });

        await app.ProcessAsync();

        app.Names.ShouldBe(["level_up", "level_down", "level_up"]);
        app.Dropped["repeat"].ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_id_every_event_counts()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "tap", event_id = "" });
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "tap", event_id = (string?)null });

        await app.ProcessAsync();

        app.Names.ShouldBe(["tap", "tap"]);
    }

    [Fact]
    public async Task An_exact_repeat_of_the_same_moment_within_a_minute_is_a_retry()
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "tap", "time_since_app_install": 42.7, "event_data": { "a": 1, "b": 2 } }""");
        app.Advance(TimeSpan.FromSeconds(60));
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "tap", "time_since_app_install": 42.7, "event_data": { "b": 2, "a": 1 } }""");
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "tap", "time_since_app_install": 42.8, "event_data": { "a": 1, "b": 2 } }""");
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "tap", "time_since_app_install": 42.7, "event_data": { "a": 1, "b": 3 } }""");
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-2", "event_name": "tap", "time_since_app_install": 42.7, "event_data": { "a": 1, "b": 2 } }""");
        app.Advance(TimeSpan.FromMilliseconds(1));
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "tap", "time_since_app_install": 42.7, "event_data": { "a": 1, "b": 2 } }""");

        await app.ProcessAsync();

        app.Stream.Count.ShouldBe(5);
        app.Dropped["repeat"].ShouldBe(1);
    }

    [Fact]
    public async Task A_text_cut_through_an_emoji_is_kept_as_text()
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Event, """{ "install_instance_id": "i-1", "event_name": "said \ud83d", "event_data": { "what\udc00": "\ud83d" } }""");

        await app.ProcessAsync();

        app.Names.ShouldBe(["said \ufffd"]);
        app.Dropped.ShouldBeEmpty();
    }

    [Fact]
    public async Task Web_events_count_once_by_their_id()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Web, new { event_id = "w-1", event_type = "page_view", event_name = "", user_id = "u-1" });
        app.Say(FactKind.Web, new { event_id = "w-1", event_type = "page_view", event_name = "" });

        await app.ProcessAsync();

        var happened = app.Stream.Single();
        (happened.Kind, happened.Name, happened.UserId).ShouldBe((EventKind.Web, "page_view", "u-1"));
        app.Figure(Measures.WebEvents).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Days_are_those_of_the_apps_time_zone()
    {
        await using var app = new ProcessingApplication(Some.App() with { TimeZone = "Asia/Kolkata" });
        app.Now = new DateTimeOffset(2026, 1, 1, 18, 29, 59, TimeSpan.Zero);
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "before_midnight" });
        app.Advance(TimeSpan.FromSeconds(1));
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "at_midnight" });
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 5 });

        await app.ProcessAsync();

        app.Figure(Measures.Events, day: new DateOnly(2026, 1, 1)).Count.ShouldBe(1);
        app.Figure(Measures.Events, day: new DateOnly(2026, 1, 2)).Count.ShouldBe(1);
        app.Figure(Measures.Revenue, day: new DateOnly(2026, 1, 2)).ShouldBe(new Figure(1, 5_000_000));
    }
}
