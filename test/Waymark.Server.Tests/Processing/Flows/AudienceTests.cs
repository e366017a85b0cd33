using System.Globalization;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Processing.Flows;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Flows;

public sealed class AudienceTests
{
    const string Idle = """
        [ { "id": "idle", "trigger": { "type": "audience", "cron": "0 9 * * *", "audience": { "idleDays": 7, "did": ["bought"], "filters": [ { "key": "platform", "operator": "equals", "value": "android" } ] } },
            "actions": [ { "type": "notification", "template": "come_back", "limit": 1 } ] } ]
        """;

    [Fact]
    public async Task Whoever_is_idle_at_the_scheduled_time_of_the_app_is_told_once()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Idle) with { TimeZone = "Asia/Kolkata" });
        foreach (var (user, bought) in new[] { ("anna", true), ("ben", false), ("carol", true) })
        {
            app.Init($"i-{user}");
            app.SignsUp(user, $"i-{user}");
            if (bought) app.Does(user, "bought");
        }

        app.Advance(TimeSpan.FromDays(6));
        app.Init("i-carol");
        app.Now = new DateTimeOffset(2026, 1, 9, 3, 0, 0, TimeSpan.Zero);
        app.Tick();
        app.Advance(TimeSpan.FromHours(1));
        app.Tick();
        app.Advance(TimeSpan.FromDays(1));
        app.Tick();
        await app.ProcessAsync();

        app.Told().ShouldBe(["flow_notification anna"]);
        app.Runs().ShouldBe(["idle anna done for anna", "idle anna limit"]);
        app.State.Flows.AudienceRuns(app.App).ShouldHaveSingleItem().Slot.ShouldBe("2026-01-10T09:00");
        app.State.Flows.AudienceRuns(app.App)[0].Looked.ShouldBe(3);
    }

    [Fact]
    public async Task An_hour_that_is_told_twice_counts_once()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Idle.Replace("\"idleDays\": 7, \"did\": [\"bought\"], ", "", StringComparison.Ordinal)));
        app.Init("i-1");
        app.SignsUp("ben", "i-1");
        app.Now = new DateTimeOffset(2026, 1, 3, 9, 0, 5, TimeSpan.Zero);
        app.Tick();
        app.Tick();
        app.Advance(TimeSpan.FromMinutes(20));
        app.Tick();
        app.SayRaw(FactKind.Tick, "{ \"hour\": \"no\" }", address: null);

        await app.ProcessAsync();

        app.Told().ShouldBe(["flow_notification ben"]);
        app.Dropped["repeat"].ShouldBe(2);
        app.Dropped["no_tick"].ShouldBe(1);
    }

    [Fact]
    public async Task A_time_that_was_missed_is_made_up_for_once()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Idle.Replace("\"idleDays\": 7, \"did\": [\"bought\"], ", "", StringComparison.Ordinal).Replace(", \"limit\": 1", "", StringComparison.Ordinal)));
        app.Init("i-1");
        app.SignsUp("ben", "i-1");
        app.Now = new DateTimeOffset(2026, 1, 3, 9, 0, 5, TimeSpan.Zero);
        app.Tick();
        app.Advance(TimeSpan.FromHours(72 + 5));
        app.Tick();
        await app.ProcessAsync();

        app.State.Flows.AudienceRuns(app.App).ShouldHaveSingleItem().Slot.ShouldBe("2026-01-06T09:00");
        app.Told().ShouldBe(["flow_notification ben", "flow_notification ben"]);
    }

    [Fact]
    public async Task Many_users_are_looked_at_a_piece_at_a_time()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "all", "trigger": { "type": "audience", "cron": "0 * * * *", "audience": {} }, "actions": [ { "type": "changeProperty", "properties": [ { "name": "seen", "change": "increment" } ] } ] } ]
            """));
        var users = (Audiences.UsersAtOnce * 2) + 7;
        for (var number = 0; number < users; number++) app.SignsUp($"u-{number.ToString("D5", CultureInfo.InvariantCulture)}");
        app.Tick();
        await app.ProcessAsync();

        app.State.Flows.AudienceRuns(app.App).ShouldHaveSingleItem().Looked.ShouldBe(Audiences.UsersAtOnce);
        app.State.Flows.FindClockwork(app.App).ShouldNotBeNull().HasMore.ShouldBeTrue();

        app.Tick(part: 1);
        app.Tick(part: 1);
        app.Tick(part: 2);
        await app.ProcessAsync(1);

        app.State.Flows.FindClockwork(app.App).ShouldNotBeNull().HasMore.ShouldBeFalse();
        var run = app.State.Flows.AudienceRuns(app.App).ShouldHaveSingleItem();
        (run.Looked, run.Fired, run.IsOver).ShouldBe((users, users, true));
        app.State.Flows.FindStanding(app.App, Person.User($"u-{(users - 1).ToString("D5", CultureInfo.InvariantCulture)}")).ShouldNotBeNull().Public["seen"].ShouldBe("1");
        app.State.Flows.FindStanding(app.App, Person.User("u-00000")).ShouldNotBeNull().Public["seen"].ShouldBe("1");
    }
}
