using Waymark.Storage.Deliveries;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Deliveries;

public abstract class DeliveryStepsContract : DeliveriesContract
{
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
    public void The_first_person_linked_to_a_device_stays()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);

        deliveries.Commit(Step(run.Cursors) with { Links = [new("device", "u-1"), new("device", "u-2")] });

        deliveries.PersonOf(Target, "device").ShouldBe("u-1");
        deliveries.PersonOf(Target, "unknown").ShouldBeNull();
        deliveries.PersonOf(new DeliveryTarget("shop", "other"), "device").ShouldBeNull();
    }
}
