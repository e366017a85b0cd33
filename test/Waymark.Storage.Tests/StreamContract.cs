using Waymark.Devices;
using Waymark.Events;
using Waymark.Revenue;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class StreamContract : StateContract
{
    [Fact]
    public async Task Everything_about_an_event_is_kept()
    {
        await using var state = await OpenAsync();
        var draft = Some.Event("überweisung", """{"item":"Tee","price":4.50}""", credit: Some.Credit("click")) with
        {
            UserId = "user-1",
            Platform = Platform.Android,
            Revenue = new Money(1234567890.123456789m, "INR"),
            RevenueUsd = 14012345.67890m,
            Version = 1234,
            ReceivedAt = Some.Noon.AddDays(3),
        };
        StreamEvent? emitted = null;

        Process(state, batch => emitted = batch.Emit(draft));

        var read = state.Read(App, 0, 10).ShouldHaveSingleItem();
        read.Values.ToArray().ShouldBe(draft.Values.ToArray());
        (read with { Values = emitted!.Values }).ShouldBe(emitted);
        (emitted with { Position = 0, Id = "" }).ShouldBe(draft);
        emitted.Position.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_about_nothing_but_its_kind_is_kept()
    {
        await using var state = await OpenAsync();

        Process(state, batch => batch.Emit(Some.Event(installId: null) with { Values = default }));

        var read = state.Read(App, 0, 10).ShouldHaveSingleItem();
        read.InstallId.ShouldBeNull();
        read.UserId.ShouldBeNull();
        read.Credit.ShouldBeNull();
        read.Revenue.ShouldBeNull();
        read.RevenueUsd.ShouldBeNull();
        read.Version.ShouldBe(0);
        read.Values.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Positions_rise_over_batches_and_restarts_and_ids_carry_the_journals_name()
    {
        await using (var state = await OpenAsync())
        {
            Process(state, batch => batch.Emit(Some.Event()));
            Process(state, batch => batch.Emit(Some.Event()));
        }

        await using var reopened = await OpenAsync();
        Process(reopened, batch => batch.Emit(Some.Event()));

        reopened.Read(App, 0, 10).Select(e => (e.Position, e.Id)).ShouldBe([(1, "j0urnal1-1"), (2, "j0urnal1-2"), (3, "j0urnal1-3")]);
        reopened.LastPosition.ShouldBe(3);
        EventId.PositionOf("j0urnal1-3").ShouldBe(3);
    }

    [Fact]
    public async Task Reading_goes_on_after_any_position_and_stops_at_the_end()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 25);

        state.Read(App, 0, 10).Select(e => e.Position).ShouldBe(Positions(1, 10));
        state.Read(App, 20, 10).Select(e => e.Position).ShouldBe(Positions(21, 25));
        state.Read(App, 25, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_app_reads_only_its_own_events()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var i = 0; i < 6; i++)
                batch.Emit(Some.Event(kind: EventKind.Install, app: i % 2 == 0 ? App : "other", credit: Some.Credit($"click-{i}")));
        });

        state.Read(App, 0, 10).Select(e => (e.App, e.Position)).ShouldBe([(App, 1), (App, 3), (App, 5)]);
        state.Read("other", 0, 10).Select(e => e.Credit!.TouchId).ShouldBe(["click-1", "click-3", "click-5"]);
        state.Conversions("other", "install-1").Select(e => e.Position).ShouldBe([2, 4, 6]);
        state.Find("other", 1).ShouldBeNull();
        state.Read("unknown", 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_event_is_found_by_its_position()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 3);

        state.Find(App, 2).ShouldNotBeNull().Position.ShouldBe(2);
        state.Find(App, 4).ShouldBeNull();
        state.Find(App, 0).ShouldBeNull();
    }

    [Fact]
    public async Task Conversions_are_an_installs_installs_and_re_engagements_oldest_first()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Emit(Some.Event(kind: EventKind.Install));
            batch.Emit(Some.Event(kind: EventKind.Open));
            batch.Emit(Some.Event(kind: EventKind.Reengagement));
            batch.Emit(Some.Event(kind: EventKind.Install, installId: "install-2"));
        });

        state.Conversions(App, "install-1").Select(e => e.Kind).ShouldBe([EventKind.Install, EventKind.Reengagement]);
    }

    [Fact]
    public async Task Equal_credits_are_equal_after_reading_and_different_ones_differ()
    {
        await using (var state = await OpenAsync())
        {
            Process(state, batch =>
            {
                batch.Emit(Some.Event(credit: Some.Credit("a")));
                batch.Emit(Some.Event(credit: Some.Credit("b")));
                batch.Emit(Some.Event(credit: Credit.Organic));
            });
        }

        await using var reopened = await OpenAsync();
        Process(reopened, batch =>
        {
            batch.Emit(Some.Event(credit: Some.Credit("b")));
            batch.Emit(Some.Event(credit: Some.Credit("c")));
            batch.Emit(Some.Event(credit: Some.Credit("a") with { IsReengagement = true }));
        });

        reopened.Read(App, 0, 10).Select(e => e.Credit).ShouldBe(
            [Some.Credit("a"), Some.Credit("b"), Credit.Organic, Some.Credit("b"), Some.Credit("c"), Some.Credit("a") with { IsReengagement = true }]);
    }

    [Fact]
    public async Task Many_may_read_while_a_batch_is_being_written()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 1_000);
        using var batch = BatchOf(state);
        batch.Emit(Some.Event());

        await Parallel.ForEachAsync(Enumerable.Range(0, 64), Stop, (i, _) =>
        {
            state.Read(App, 0, 2_000).Count.ShouldBe(1_000);
            state.Find(App, 1 + i).ShouldNotBeNull();
            return ValueTask.CompletedTask;
        });
    }

    static IEnumerable<long> Positions(long first, long last) => Enumerable.Range((int)first, (int)(last - first + 1)).Select(position => (long)position);
}
