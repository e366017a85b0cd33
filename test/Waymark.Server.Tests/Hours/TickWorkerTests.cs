using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Flows;
using Waymark.Server.Hours;
using Waymark.Server.Tests.Support;
using Waymark.Storage;

namespace Waymark.Server.Tests.Hours;

public sealed class TickWorkerTests : IAsyncLifetime
{
    const string Held = """[ { "id": "friends", "holdDays": 14, "referrer": { "event": "order", "amount": 1 } } ]""";

    readonly MemoryJournal _journal = new();
    readonly HandClock _clock = new() { Now = new DateTimeOffset(2026, 3, 1, 12, 20, 0, TimeSpan.Zero) };
    ProcessingApplication _app = null!;

    public ValueTask InitializeAsync()
    {
        _app = new ProcessingApplication();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void The_hour_is_told_once_and_the_next_one_again()
    {
        var worker = Worker(Acquaintance.With(rewards: Held));

        worker.Tell().ShouldBe(TimeSpan.FromMilliseconds(200));
        worker.Tell().ShouldBe(TimeSpan.FromMinutes(1));
        Understood(new Clockwork(Hour(12), 0, false));
        worker.Tell();
        _clock.Now = Hour(13).AddSeconds(-20);
        worker.Tell().ShouldBe(TimeSpan.FromSeconds(20));
        _clock.Now = Hour(13);
        worker.Tell();

        Told().ShouldBe([new Tick(Hour(12), 0), new Tick(Hour(13), 0)]);
        _journal.Facts.ShouldAllBe(fact => fact.Kind == FactKind.Tick && fact.App == "shop" && fact.ConfigurationVersion == 7);
    }

    [Fact]
    public void After_a_restart_an_hour_that_was_understood_is_not_told_again()
    {
        Understood(new Clockwork(Hour(12), 0, false));

        Worker(Acquaintance.With(rewards: Held)).Tell();

        Told().ShouldBeEmpty();
    }

    [Fact]
    public void While_work_is_left_one_part_follows_the_other()
    {
        var worker = Worker(Acquaintance.With(rewards: Held));
        Understood(new Clockwork(Hour(12), 0, true));

        worker.Tell().ShouldBe(TimeSpan.FromMilliseconds(200));
        worker.Tell().ShouldBe(TimeSpan.FromMilliseconds(200));
        Understood(new Clockwork(Hour(12), 1, true));
        worker.Tell();

        Told().ShouldBe([new Tick(Hour(12), 1), new Tick(Hour(12), 2)]);
    }

    [Fact]
    public void A_full_journal_is_asked_again()
    {
        var worker = Worker(Acquaintance.With(rewards: Held));
        _journal.IsFull = true;
        worker.Tell().ShouldBe(TimeSpan.FromMilliseconds(200));
        _journal.IsFull = false;

        worker.Tell();

        Told().ShouldBe([new Tick(Hour(12), 0)]);
    }

    [Fact]
    public void An_hour_that_the_disk_did_not_take_is_told_again()
    {
        var worker = Worker(Acquaintance.With(rewards: Held));
        _journal.IsBroken = true;
        worker.Tell();
        Told().ShouldBeEmpty();
        _journal.IsBroken = false;

        worker.Tell();
        worker.Tell();

        Told().ShouldBe([new Tick(Hour(12), 0)]);
    }

    [Theory]
    [InlineData("[]", "[]", false)]
    [InlineData("""[ { "id": "f", "trigger": { "type": "event", "event": "order" }, "actions": [] } ]""", "[]", false)]
    [InlineData("[]", """[ { "id": "friends", "referrer": { "event": "order", "amount": 1 } } ]""", false)]
    [InlineData("""[ { "id": "f", "active": false, "trigger": { "type": "audience", "cron": "0 9 * * *", "audience": {} }, "actions": [] } ]""", "[]", false)]
    [InlineData("""[ { "id": "f", "trigger": { "type": "audience", "cron": "0 9 * * *", "audience": {} }, "actions": [] } ]""", "[]", true)]
    [InlineData("[]", """[ { "id": "friends", "active": false, "holdDays": 1, "referrer": { "event": "order", "amount": 1 } } ]""", true)]
    public void Only_apps_in_which_something_waits_are_told(string flows, string rewards, bool isTold)
    {
        Worker(Acquaintance.With(flows, rewards)).Tell();

        Told().Count().ShouldBe(isTold ? 1 : 0);
    }

    static DateTimeOffset Hour(int hour) => new(2026, 3, 1, hour, 0, 0, TimeSpan.Zero);

    IEnumerable<Tick> Told() => _journal.Facts.Select(fact => Tick.Read(fact.Body).ShouldNotBeNull());

    TickWorker Worker(App app) => new(_journal, _app.State, new IntakeWorld(Some.Configuration(app)), _clock, NullLogger<TickWorker>.Instance);

    void Understood(Clockwork clockwork)
    {
        using var batch = _app.State.Begin();
        batch.Flows.Save("shop", clockwork);
        batch.Commit(_app.State.Processed.Value + 1);
    }
}
