using Waymark.Integrations;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

/// <summary>What delivery relies on, whichever database keeps it.</summary>
public abstract class DeliveriesContract
{
    static readonly DeliveryTarget Target = new("shop", "ct");
    static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_772_600_767_123);
    static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    [Fact]
    public void A_live_run_begins_once_and_keeps_its_place()
    {
        using var deliveries = Open();

        deliveries.BeginLive(Target, 40, Now);
        var again = deliveries.BeginLive(Target, 99, Now.AddDays(1));

        again.From.ShouldBe(40);
        again.Cursors.Floor.ShouldBe(40);
        again.StartedAt.ShouldBe(Now);
        deliveries.Runs(new DeliveryTarget("shop", "other")).ShouldBeEmpty();
    }

    [Fact]
    public void Cursor_rows_and_ledger_move_together_and_survive_a_restart()
    {
        using (var deliveries = Open())
        {
            var run = deliveries.BeginLive(Target, 0, Now);
            run.Cursors.Advance(7, 12);
            deliveries.Commit(Step(run.Cursors) with
            {
                Ledger = [new(0, LedgerState.Events, "", 3), new(0, LedgerState.Sent, "", 2), new(0, LedgerState.Held, "no_id", 1)],
                Put = [Row(12)],
                Links = [new("device", "u-1")],
                Batches = [new DeliveryBatch(Now, 10, 12, 3, 2, 200, TimeSpan.FromMilliseconds(35), 4)],
            });
        }

        using var reopened = Open();
        reopened.Runs(Target).ShouldHaveSingleItem().Cursors[7].ShouldBe(12);
        reopened.Ledger(Target, 0).ShouldBe(
            [new(LedgerState.Sent, "", 2), new(LedgerState.Held, "no_id", 1), new(LedgerState.Events, "", 3)], ignoreOrder: true);
        reopened.Find(Target, 0, 12).ShouldBe(Row(12));
        reopened.PersonOf(Target, "device").ShouldBe("u-1");
        reopened.Batches(Target, 10).ShouldHaveSingleItem().Took.ShouldBe(TimeSpan.FromMilliseconds(35));
    }

    [Fact]
    public void A_step_that_fails_changes_nothing()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        run.Cursors.AdvanceAll(50);

        Should.Throw<Exception>(() => deliveries.Commit(Step(run.Cursors) with
        {
            Ledger = [new(0, LedgerState.Events, "", 1)],
            Put = [Row(3) with { EventName = null! }],
        }));

        deliveries.Runs(Target)[0].Cursors.Floor.ShouldBe(0);
        deliveries.Ledger(Target, 0).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_moves_cursors_past_a_failed_step_has_to_begin_again()
    {
        using var deliveries = Open();
        var cursors = deliveries.BeginLive(Target, 0, Now).Cursors;
        Should.Throw<Exception>(() => deliveries.Commit(Step(cursors.Copy()) with { Put = [Row(3) with { EventName = null! }] }));
        cursors.AdvanceAll(50);

        Should.Throw<Exception>(() => deliveries.Commit(Step(cursors.Copy())));
        deliveries.Runs(Target)[0].Cursors.Floor.ShouldBe(0);

        var stored = deliveries.BeginLive(Target, 0, Now).Cursors;
        stored.AdvanceAll(20);
        deliveries.Commit(Step(stored.Copy()));
        deliveries.Runs(Target)[0].Cursors.Floor.ShouldBe(20);
    }

    [Fact]
    public async Task Steps_that_come_together_are_all_stored_and_the_last_says_where_the_run_stands()
    {
        using var deliveries = Open();
        var cursors = deliveries.BeginLive(Target, 0, Now).Cursors;
        var steps = new List<Task>();

        for (var position = 1; position <= 200; position++)
        {
            cursors.AdvanceAll(position);
            steps.Add(deliveries.CommitAsync(Step(cursors.Copy()) with
            {
                Ledger = [new(0, LedgerState.Events, "", 1), new(0, LedgerState.Sent, "", 1)],
                Batches = [Batch(1, position)],
            }));
        }

        await Task.WhenAll(steps);

        deliveries.Runs(Target)[0].Cursors.Floor.ShouldBe(200);
        deliveries.Ledger(Target, 0).ShouldBe([new(LedgerState.Sent, "", 200), new(LedgerState.Events, "", 200)], ignoreOrder: true);
        deliveries.Batches(Target, 1_000).Count.ShouldBe(200);
    }

    [Fact]
    public void A_day_adds_up_with_the_others()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);

        deliveries.Commit(Step(run.Cursors) with { Ledger = [new(0, LedgerState.Held, "no_id", 2)] });
        deliveries.Commit(Step(run.Cursors) with { Day = Today.AddDays(3), Ledger = [new(0, LedgerState.Held, "no_id", -2), new(0, LedgerState.Sent, "", 2)] });

        deliveries.Ledger(Target, 0).ShouldHaveSingleItem().ShouldBe(new LedgerLine(LedgerState.Sent, "", 2));
    }

    [Fact]
    public void Due_rows_come_the_longest_due_first()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with
        {
            Put =
            [
                Row(1) with { DueAt = Now.AddMinutes(5) },
                Row(2) with { DueAt = Now.AddMinutes(1) },
                Row(3) with { State = RowState.Dead, DueAt = null },
                Row(4) with { DueAt = Now.AddHours(1) },
            ],
        });

        deliveries.NextDue(Target).ShouldBe(Now.AddMinutes(1));
        deliveries.Due(Target, Now.AddMinutes(5), 10).Select(row => row.Position).ShouldBe([2, 1]);
        deliveries.Due(Target, Now.AddMinutes(5), 1).Select(row => row.Position).ShouldBe([2]);
        deliveries.Due(Target, Now, 10).ShouldBeEmpty();
    }

    [Fact]
    public void What_waits_for_a_subject_comes_in_the_order_it_happened()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.HasHeld(Target).ShouldBeFalse();
        deliveries.Commit(Step(run.Cursors) with
        {
            Put = [Row(9), Row(4), Row(5) with { InstallId = "other" }, Row(6) with { State = RowState.Retrying }, Row(7) with { InstallId = null, UserId = "install-1" }],
        });

        deliveries.HasHeld(Target).ShouldBeTrue();
        deliveries.HeldOf(Target, Row(4).Subject).Select(row => row.Position).ShouldBe([4, 9]);
        deliveries.Commit(Step(run.Cursors) with { Remove = [Row(4)] });
        deliveries.HeldOf(Target, Row(4).Subject).Select(row => row.Position).ShouldBe([9]);
    }

    [Fact]
    public void Rows_are_filtered_and_paged()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with
        {
            Put = [Row(1), Row(2) with { State = RowState.Refused, Reason = "513" }, Row(3) with { State = RowState.Refused, Reason = "512", InstallId = "other" }],
        });

        Positions(new RowFilter()).ShouldBe([1, 2, 3]);
        Positions(new RowFilter(State: RowState.Refused)).ShouldBe([2, 3]);
        Positions(new RowFilter(Reason: "513")).ShouldBe([2]);
        Positions(new RowFilter(InstallId: "other")).ShouldBe([3]);
        deliveries.Rows(Target, new RowFilter(), 1, 1).Select(row => row.Position).ShouldBe([2]);

        IEnumerable<long> Positions(RowFilter filter) => deliveries.Rows(Target, filter, 0, 100).Select(row => row.Position);
    }

    [Fact]
    public void Rows_are_found_by_everything_people_ask_for()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with
        {
            Put =
            [
                Row(1) with { UserId = "u-1" },
                Row(2) with { EventName = "purchase", EventAt = Now.AddHours(1) },
                Row(3) with { Run = 4, EventAt = Now.AddHours(2) },
            ],
        });

        Positions(new RowFilter { UserId = "u-1" }).ShouldBe([1]);
        Positions(new RowFilter { EventName = "purchase" }).ShouldBe([2]);
        Positions(new RowFilter { Run = 4 }).ShouldBe([3]);
        Positions(new RowFilter { From = Now.AddHours(1), To = Now.AddHours(2) }).ShouldBe([2]);
        Positions(new RowFilter { Last = 2 }).ShouldBe([1, 2]);
        Positions(new RowFilter(State: RowState.Held) { NewestFirst = true }, long.MaxValue).ShouldBe([3, 2, 1]);
        Positions(new RowFilter { NewestFirst = true }, 3).ShouldBe([2, 1]);

        IEnumerable<long> Positions(RowFilter filter, long after = 0) => deliveries.Rows(Target, filter, after, 100).Select(row => row.Position);
    }

    [Fact]
    public void Requests_are_found_by_the_events_they_carried()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with { Batches = [Batch(0, 1, 2, 3), Batch(1, 4, 9), Batch(2, 6), Batch(3, 3, 100_000_000_000)] });

        Over(1, 1).ShouldBe([0]);
        Over(3, 3).ShouldBe([0, 3]);
        Over(4, 6).ShouldBe([1, 2]);
        Over(5, 5).ShouldBeEmpty();
        Over(7, 20).ShouldBe([1]);
        Over(1, long.MaxValue >> 20).ShouldBe([0, 1, 2, 3]);
        deliveries.BatchesOver(Target, 9, 9).ShouldHaveSingleItem().Answer.ShouldBe("taken");
        deliveries.BatchesOver(new DeliveryTarget("shop", "other"), 1, 9).ShouldBeEmpty();

        IEnumerable<int> Over(long first, long last) => deliveries.BatchesOver(Target, first, last).Select(batch => batch.Records);
    }

    [Fact]
    public void Every_request_over_an_event_is_found_wherever_ranges_begin_and_end()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        var random = new Random(7);
        var batches = Enumerable.Range(0, 300)
            .Select(number => Batch(number, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.NextInt64(1, 1 + (1L << random.Next(1, 24))))]))
            .ToArray();
        deliveries.Commit(Step(run.Cursors) with { Batches = batches });

        for (var question = 0; question < 200; question++)
        {
            var first = random.NextInt64(1, 1 + (1L << random.Next(1, 24)));
            var last = first + random.Next(0, 50);

            deliveries.BatchesOver(Target, first, last).Select(batch => batch.Records)
                .ShouldBe(batches.Where(batch => batch.Positions.Between(first, last).Any()).Select(batch => batch.Records));
        }
    }

    [Fact]
    public void Traffic_and_the_last_failure_are_those_of_the_requests()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.LastFailure(Target).ShouldBeNull();
        deliveries.Commit(Step(run.Cursors) with
        {
            Batches =
            [
                Batch(10, 1) with { At = Now.AddMinutes(-16) },
                Batch(20, 2) with { Refused = 3 },
                Batch(500, 3) with { Failure = "HTTP 503", Status = 503 },
                Batch(1, 4) with { Failure = "HTTP 400", Refused = 1 },
            ],
        });

        deliveries.Traffic(Target, Now.AddMinutes(-15)).ShouldBe(new DeliveryTraffic(21, 4));
        deliveries.LastFailure(Target)!.Failure.ShouldBe("HTTP 400");
    }

    [Fact]
    public void Events_given_up_for_want_of_an_identity_are_counted()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with
        {
            Put =
            [
                Row(1) with { State = RowState.Dead },
                Row(2) with { State = RowState.Dead, Since = Now.AddHours(-1) },
                Row(3) with { State = RowState.Dead, Attempts = 28 },
                Row(4) with { State = RowState.Dead, Reason = "event_gone" },
                Row(5),
            ],
        });

        deliveries.ExpiredHolds(Target, Now.AddMinutes(-15)).ShouldBe(1);
    }

    [Fact]
    public void A_replay_keeps_how_it_was_asked_for_and_can_be_called_off_once()
    {
        using (var deliveries = Open())
        {
            deliveries.BeginLive(Target, 100, Now);
            deliveries.BeginReplay(Target, 0, 50, Now, perSecond: 10, onlyMissed: true);
            deliveries.Commit(Step(new LaneCursors(0)) with { Run = 1, Put = [Row(1) with { Run = 1 }, Row(2) with { Run = 0 }] });

            deliveries.CancelReplay(Target, 1, Now.AddMinutes(1)).ShouldBeTrue();
            deliveries.CancelReplay(Target, 1, Now.AddMinutes(2)).ShouldBeFalse();
            deliveries.CancelReplay(Target, DeliveryRun.Live, Now).ShouldBeFalse();
            deliveries.CancelReplay(Target, 9, Now).ShouldBeFalse();
            deliveries.Due(Target, Now.AddMinutes(1), 10).Select(row => row.Position).ShouldBe([1]);
        }

        using var reopened = Open();
        var replay = reopened.Runs(Target)[1];
        (replay.PerSecond, replay.OnlyMissed, replay.CancelledAt, replay.IsOver).ShouldBe((10, true, Now.AddMinutes(1), true));
        reopened.Runs(Target)[0].IsOver.ShouldBeFalse();
    }

    [Fact]
    public void A_pause_survives_a_restart_and_is_that_of_the_first_who_asked()
    {
        using (var deliveries = Open())
        {
            deliveries.PauseOf(Target).ShouldBeNull();
            deliveries.Pause(Target, new DeliveryPause(Now, "moving"));
            deliveries.Pause(Target, new DeliveryPause(Now.AddHours(1), "again"));
        }

        using var reopened = Open();
        reopened.PauseOf(Target).ShouldBe(new DeliveryPause(Now, "moving"));
        reopened.Resume(Target).ShouldBeTrue();
        reopened.Resume(Target).ShouldBeFalse();
        reopened.PauseOf(Target).ShouldBeNull();
    }

    [Fact]
    public void One_alarm_of_a_kind_is_open_at_a_time()
    {
        using var deliveries = Open();
        var other = new DeliveryTarget("shop", "other");

        deliveries.Raise(Target, AlarmKind.Broken, "wrong passcode", Now);
        deliveries.Raise(Target, AlarmKind.Broken, "again", Now.AddMinutes(1));
        deliveries.Raise(other, AlarmKind.Broken, "theirs", Now.AddMinutes(2));
        deliveries.Clear(Target, AlarmKind.Broken, Now.AddMinutes(3));
        deliveries.Clear(Target, AlarmKind.Refusals, Now.AddMinutes(3));
        deliveries.Raise(Target, AlarmKind.Broken, "third", Now.AddMinutes(4));

        Details(null, null).ShouldBe(["third", "theirs", "wrong passcode"]);
        Details(null, true).ShouldBe(["third", "theirs"]);
        Details(Target, false).ShouldBe(["wrong passcode"]);
        deliveries.Alarms(Target, false, 10)[0].Until.ShouldBe(Now.AddMinutes(3));
        deliveries.Alarms(null, null, 1).ShouldHaveSingleItem();

        IEnumerable<string> Details(DeliveryTarget? target, bool? isOpen) => deliveries.Alarms(target, isOpen, 10).Select(alarm => alarm.Detail);
    }

    [Fact]
    public void Replaying_makes_given_up_rows_due_and_keeps_the_balance()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with
        {
            Put =
            [
                Row(1) with { State = RowState.Dead, DueAt = null, Reason = "a", Attempts = 9 },
                Row(2) with { State = RowState.Dead, DueAt = null, Reason = "b" },
            ],
            Ledger = [new(0, LedgerState.Dead, "a", 1), new(0, LedgerState.Dead, "b", 1)],
        });

        deliveries.Replay(Target, RowState.Dead, "a", Now).ShouldBe(1);

        var row = deliveries.Due(Target, Now, 10).ShouldHaveSingleItem();
        (row.Position, row.State, row.Attempts).ShouldBe((1, RowState.Retrying, 0));
        deliveries.Ledger(Target, 0).ShouldBe([new(LedgerState.Retrying, "a", 1), new(LedgerState.Dead, "b", 1)], ignoreOrder: true);
        deliveries.Replay(Target, RowState.Dead, null, Now).ShouldBe(1);
    }

    [Fact]
    public void Replays_are_runs_of_their_own()
    {
        using var deliveries = Open();
        deliveries.BeginLive(Target, 100, Now);
        deliveries.BeginReplay(Target, 0, 50, Now).Number.ShouldBe(1);
        var second = deliveries.BeginReplay(Target, 20, 30, Now);

        second.Number.ShouldBe(2);
        second.Cursors.AdvanceAll(30);
        deliveries.Commit(Step(second.Cursors) with { Run = 2, Ledger = [new(2, LedgerState.Sent, "", 1)] });

        deliveries.Runs(Target).Select(run => (run.Number, run.IsFinished)).ShouldBe([(0, false), (1, false), (2, true)]);
        deliveries.Ledger(Target, 0).ShouldBeEmpty();
        deliveries.Ledger(Target, 2).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_first_person_linked_to_a_device_stays()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);

        deliveries.Commit(Step(run.Cursors) with { Links = [new("device", "u-1"), new("device", "u-2")] });

        deliveries.PersonOf(Target, "device").ShouldBe("u-1");
        deliveries.PersonOf(Target, "unknown").ShouldBeNull();
        deliveries.PersonOf(new DeliveryTarget("shop", "other"), "device").ShouldBeNull();
    }

    [Fact]
    public void The_condition_is_the_latest_one_told()
    {
        using var deliveries = Open();
        deliveries.Condition(Target).ShouldBeNull();

        deliveries.SetCondition(Target, new IntegrationCondition("ok", null, Now));
        deliveries.SetCondition(Target, new IntegrationCondition("broken", "wrong passcode", Now, Now.AddMinutes(1)));

        deliveries.Condition(Target).ShouldBe(new IntegrationCondition("broken", "wrong passcode", Now, Now.AddMinutes(1)));
    }

    [Fact]
    public void What_a_test_said_is_not_lost_when_the_condition_changes()
    {
        using var deliveries = Open();

        deliveries.SetProbe(Target, "works", Now);
        deliveries.SetCondition(Target, new IntegrationCondition("backing_off", "HTTP 503", Now.AddMinutes(1)));

        deliveries.Condition(Target).ShouldBe(new IntegrationCondition("backing_off", "HTTP 503", Now.AddMinutes(1), null, Now, "works"));
    }

    [Fact]
    public void Old_calls_are_forgotten()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with { Batches = [new DeliveryBatch(Now, 1, 1, 1, 1, 200, TimeSpan.Zero, 1)] });
        deliveries.Commit(Step(run.Cursors) with { Batches = [new DeliveryBatch(Now.AddDays(1), 2, 2, 1, 1, 503, TimeSpan.Zero, 1, "HTTP 503")] });

        deliveries.ForgetBatches(Now.AddHours(1));

        deliveries.Batches(Target, 10).ShouldHaveSingleItem().Failure.ShouldBe("HTTP 503");
        deliveries.Runs(Target)[0].Forgotten.ShouldBe(1);
    }

    protected abstract IDeliveries Open();

    static DeliveryStep Step(LaneCursors cursors) => new() { Target = Target, Run = 0, Cursors = cursors, Day = Today };

    static DeliveryBatch Batch(int records, params long[] positions)
    {
        var carried = EventPositions.Of(positions);
        return new(Now, carried.First, carried.Last, carried.Count, records, 200, TimeSpan.Zero, 1) { Positions = carried, Answer = "taken" };
    }

    static DeliveryRow Row(long position) => new()
    {
        Target = Target,
        Position = position,
        Lane = 7,
        State = RowState.Held,
        Reason = "no_id",
        Detail = "waits",
        EventId = $"j-{position}",
        EventName = "install",
        EventAt = Now,
        InstallId = "install-1",
        DueAt = Now.AddHours(72),
        Since = Now,
    };
}
