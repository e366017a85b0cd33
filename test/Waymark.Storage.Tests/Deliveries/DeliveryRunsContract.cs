using Waymark.Integrations;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Deliveries;

public abstract class DeliveryRunsContract : DeliveriesContract
{
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
}
