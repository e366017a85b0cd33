using Waymark.Storage.Deliveries;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Deliveries;

public abstract class DeliveryRowsContract : DeliveriesContract
{
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
}
