using System.Buffers;
using System.Text;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Reports;
using Waymark.Server.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Processing;

public sealed class ExportedLineTests
{
    [Fact]
    public async Task A_line_is_the_feeds_event_of_its_own_day_and_history()
    {
        await using var app = new ProcessingApplication();
        Import(app, "Push Impressions", """{"profile":{"identity":"u-1","platform":"Android"},"ts":20250131235959,"eventProps":{"Campaign id":7,"Öl":"ü 😀"},"unknown":{}}""");

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        (happened.Kind, happened.Name, happened.UserId, happened.Platform).ShouldBe((EventKind.Feed, "Push Impressions", "u-1", Platform.Android));
        (happened.At, happened.ReceivedAt).ShouldBe((new DateTimeOffset(2025, 1, 31, 23, 59, 59, TimeSpan.Zero), app.Now));
        happened.Origin.ShouldBe(new Origin("clevertap", "clevertap", "attribution") { IsHistory = true });
        Values(happened).ShouldBe("""{"Campaign id":7,"Öl":"ü 😀"}""");
        app.Figure(Measures.FeedEvents, day: new DateOnly(2025, 1, 31)).Count.ShouldBe(1);
        app.Figure(Measures.FeedEvents).Count.ShouldBe(1);
        (app.FeedCount(FeedFigures.Batches), app.FeedCount(FeedFigures.Events, "Push Impressions")).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("AB Experiment Stopped", "A/B Experiment Stopped", "other")]
    [InlineData("App Uninstalled", "App Uninstalled", "uninstall")]
    [InlineData("UTM Visited", "UTM Visited", "navigation")]
    [InlineData("Cart Left", "Cart Left", "other")]
    public async Task An_event_has_the_feeds_name_and_type(string told, string name, string type)
    {
        await using var app = new ProcessingApplication();
        Import(app, told, """{"ts":20250131235959}""");

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        (happened.Name, happened.Origin!.Type, happened.Origin.IsUnmatched, Values(happened)).ShouldBe((name, type, true, "{}"));
    }

    [Fact]
    public async Task The_same_line_is_the_same_event_even_years_later()
    {
        await using var app = new ProcessingApplication();
        const string line = """{"profile":{"identity":"u-1"},"ts":20250131235959,"eventProps":{}}""";
        Import(app, "Cart Left", line);
        Import(app, "Cart Left", line);
        app.Advance(TimeSpan.FromDays(800));
        Import(app, "Cart Left", line);
        Import(app, "Cart Filled", line);

        await app.ProcessAsync();

        app.Names.ShouldBe(["Cart Left", "Cart Filled"]);
        (app.FeedCount(FeedFigures.Batches), app.FeedCount(FeedFigures.RepeatedBatches), app.Dropped["repeat"]).ShouldBe((4, 2, 2));
    }

    [Fact]
    public async Task What_the_profile_says_becomes_the_users_where_nothing_newer_is_known()
    {
        await using var app = new ProcessingApplication();
        Import(app, "Cart Left", """{"profile":{"identity":"u-1","name":"Nila","email":"nila@shop.example","phone":919812345670,"profileData":{"plan":"gold"}},"ts":20250201000000}""");
        Import(app, "Cart Left", """{"profile":{"identity":"u-1","profileData":{"plan":"none","since":2019}},"ts":20250101000000}""");

        await app.ProcessAsync();

        var user = app.User("u-1");
        (user.Name, user.Email, user.Phone).ShouldBe(("Nila", "nila@shop.example", "+919812345670"));
        user.Traits.ShouldBe([new("plan", "\"gold\""), new("since", "2019")]);
        app.Stream.Where(happened => happened.Kind == EventKind.UserUpdated).ShouldNotBeEmpty();
        app.Stream.ShouldAllBe(happened => happened.Origin!.IsHistory && happened.Origin.Partner == "clevertap");
    }

    [Fact]
    public async Task CleverTaps_own_id_ties_a_device_and_is_nobodys_user_id()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Integrations, new { install_instance_id = "i-1", integration_info = new { clevertap_id = "__g1" } });
        Import(app, "Cart Left", """{"profile":{"identity":"__g1","objectId":"__g1"},"ts":20250131235959}""");

        await app.ProcessAsync();

        var happened = app.Stream.Single(happened => happened.Kind == EventKind.Feed);
        (happened.InstallId, happened.UserId).ShouldBe(("i-1", null));
    }

    [Fact]
    public async Task An_uninstall_marks_the_install_unless_it_was_used_later()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Integrations, new { install_instance_id = "i-1", integration_info = new { clevertap_id = "__g1" } });
        app.Advance(TimeSpan.FromDays(2));
        Import(app, "App Uninstalled", $$"""{"profile":{"objectId":"__g1"},"ts":{{(app.Now - TimeSpan.FromDays(3)).ToUnixTimeSeconds()}}}""");
        await app.ProcessAsync();
        app.Install("i-1").UninstalledAt.ShouldBeNull();

        Import(app, "App Uninstalled", $$"""{"profile":{"objectId":"__g1"},"ts":{{(app.Now - TimeSpan.FromHours(3)).ToUnixTimeSeconds()}}}""");
        Import(app, "App Launched", $$"""{"profile":{"objectId":"__g1"},"ts":{{(app.Now - TimeSpan.FromHours(9)).ToUnixTimeSeconds()}}}""");
        await app.ProcessAsync();
        app.Install("i-1").UninstalledAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds((app.Now - TimeSpan.FromHours(3)).ToUnixTimeSeconds()));
        app.Figure(Measures.Uninstalls).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_visit_of_long_ago_takes_its_source_from_the_session_and_no_credit_from_a_later_one()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Advance(TimeSpan.FromDays(60));
        Visit(app.Now - TimeSpan.FromDays(10), "newer");
        Visit(app.Now - TimeSpan.FromDays(30), "older");

        await app.ProcessAsync();

        var verdict = app.Install("i-1").Reengagement!;
        (verdict.MatchType, verdict.Credit.Source, verdict.Conversion).ShouldBe((MatchType.OwnedMedia, "newer", Conversion.Reengagement));
        Values(app.Stream[^1]).ShouldBe("""{"session_props":{"utm_source":"older"}}""");

        void Visit(DateTimeOffset at, string source) =>
            Import(app, "UTM Visited", $$$"""{"profile":{"identity":"u-1"},"ts":{{{at.ToUnixTimeSeconds()}}},"sessionProps":{"utm_source":"{{{source}}}"}}""");
    }

    // As the intake writes it.
    static void Import(ProcessingApplication app, string named, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var fact = new ArrayBufferWriter<byte>();

        ExportLine.Read(bytes, named, TimeZoneInfo.Utc, app.Now, out var good).ShouldBeNull();
        FeedFact.WriteExportLine(fact, "clevertap", good!, bytes);
        app.SayRaw(FactKind.Feed, Encoding.UTF8.GetString(fact.WrittenSpan));
    }

    static string Values(StreamEvent happened) => Encoding.UTF8.GetString(happened.Values.Span);
}
