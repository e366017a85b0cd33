using Microsoft.Data.Sqlite;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;
using Waymark.Storage.Writing;

namespace Waymark.Storage.Tests.Writing;

public sealed class WriteBehindTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly HeldWriting _held = new();

    [Fact]
    public async Task A_batch_sees_what_was_handed_over_before_it_is_committed()
    {
        await using var state = Open();
        var writing = _held.Over(state);
        Hand(writing, 1, batch => batch.Save(Some.Install("install-1") with { AppVersion = "1" }));

        using var next = writing.Begin();

        next.FindInstall(Some.App, "install-1").ShouldNotBeNull().AppVersion.ShouldBe("1");
        writing.Reached.ShouldBe(1);
        state.Processed.Value.ShouldBe(0);
        state.FindInstall(Some.App, "install-1").ShouldBeNull();
        _held.Release();
    }

    [Fact]
    public async Task Everything_is_committed_once_it_is_settled()
    {
        await using var state = Open();
        var writing = _held.Over(state);
        var told = 0;
        Hand(writing, 7, batch => batch.Emit(Some.Event()), () => told++);
        told.ShouldBe(0);

        _held.Release();
        writing.Settle();

        told.ShouldBe(1);
        state.Processed.Value.ShouldBe(7);
        state.Read(Some.App, 0, 9).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Events_keep_the_positions_and_ids_they_were_told_with()
    {
        await using var state = Open();
        var writing = _held.Over(state);
        var told = new List<string>();

        for (var position = 1; position <= 5; position++)
        {
            Hand(writing, position, batch => told.AddRange([batch.Emit(Some.Event()).Id, batch.Emit(Some.Event()).Id]), release: position > 1);
        }

        _held.Release();
        writing.Settle();
        state.Read(Some.App, 0, 99).Select(happened => happened.Id).ShouldBe(told);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_takes_the_next_one_with_it_and_both_can_be_done_again()
    {
        await using var state = Open();
        using var writing = new WriteBehind(state, Task.Run);
        var told = 0;
        state.Limit(pages: 1);
        Hand(writing, 1, Many, () => told++);

        using (var next = writing.Begin())
        {
            next.Save(Some.Install("install-1"));
            Should.Throw<IOException>(() => next.Commit(2)).InnerException.ShouldBeOfType<SqliteException>();
        }

        (writing.Reached, state.Processed.Value, told).ShouldBe((0, 0, 0));

        state.Limit(pages: 1_000_000);
        Hand(writing, 1, Many, () => told++);
        Hand(writing, 2, batch => batch.Save(Some.Install("install-1")));
        writing.Settle();

        (state.Processed.Value, state.LastPosition, told).ShouldBe((2, 200, 1));
        state.FindInstall(Some.App, "install-1").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_failed_to_be_written_is_forgotten()
    {
        await using var state = Open();
        using var writing = new WriteBehind(state, Task.Run);
        Hand(writing, 1, batch => batch.Save(Some.Install("install-1") with { AppVersion = "1" }));
        writing.Settle();
        state.Limit(pages: 1);
        Hand(writing, 2, batch =>
        {
            batch.Save(Some.Install("install-1") with { AppVersion = "2" });
            Many(batch);
        });

        Should.Throw<IOException>(writing.Settle);

        state.Limit(pages: 1_000_000);
        using var next = writing.Begin();
        next.FindInstall(Some.App, "install-1").ShouldNotBeNull().AppVersion.ShouldBe("1");
        next.Emit(Some.Event()).Position.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_failure_facts_are_written_as_they_are_understood_until_what_failed_is_over()
    {
        await using var state = Open();
        using var writing = new WriteBehind(state, Task.Run);
        state.Limit(pages: 1);
        Hand(writing, 2, Many);
        Should.Throw<IOException>(writing.Settle);

        using (var careful = writing.Begin())
            Should.Throw<SqliteException>(() => Many(careful));

        state.Limit(pages: 1_000_000);
        Hand(writing, 1, batch => batch.Emit(Some.Event()));
        state.Processed.Value.ShouldBe(1);
        Hand(writing, 2, batch => batch.Emit(Some.Event()));
        state.Processed.Value.ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_that_is_given_up_leaves_the_one_underway_alone()
    {
        await using var state = Open();
        var writing = _held.Over(state);
        Hand(writing, 1, batch => batch.Claim(Some.App, "click", "first"));

        using (var givenUp = writing.Begin())
            givenUp.Claim(Some.App, "click", "second");

        using (var next = writing.Begin())
            next.InstallOfClick(Some.App, "click").ShouldBe("first");
        _held.Release();
        writing.Settle();
        state.Committed.InstallOfClick(Some.App, "click").ShouldBe("first");
    }

    [Fact]
    public async Task A_batch_that_nothing_waits_behind_is_written_by_whoever_commits_it()
    {
        await using var state = Open();
        using var writing = new WriteBehind(state, _ => throw new InvalidOperationException("nobody else is needed"));
        var thread = 0;

        using (var batch = writing.Begin(isMoreWaiting: false))
            batch.Commit(1, () => thread = Environment.CurrentManagedThreadId);

        (state.Processed.Value, thread).ShouldBe((1, Environment.CurrentManagedThreadId));
    }

    [Fact]
    public async Task What_is_written_through_a_part_of_the_batch_that_was_taken_before_it_was_written_at_once_is_not_lost()
    {
        await using var state = Open();
        using var writing = new WriteBehind(state, Task.Run);
        var key = new FraudFigureKey(Some.App, new DateOnly(2026, 3, 1), "ctit_short", FraudLevel.Touch, FraudOutcome.Tagged, "META", "", "", "");

        using (var batch = writing.Begin())
        {
            var fraud = batch.Fraud;
            batch.Users(Some.App, "", 1).ShouldBeEmpty();
            fraud.Add(key, 1);
            batch.Commit(1);
        }

        state.FraudFigures(Some.App, key.Day, key.Day).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_end_waits_for_what_is_being_written()
    {
        await using var state = Open();
        using (var writing = new WriteBehind(state, Task.Run))
            Hand(writing, 3, Many);

        state.Processed.Value.ShouldBe(3);
    }

    public void Dispose()
    {
        _held.Dispose();
        _folder.Dispose();
    }

    void Hand(WriteBehind writing, long position, Action<IStateBatch> process, Action? committed = null, bool release = false)
    {
        using var batch = writing.Begin();
        process(batch);
        if (release) _held.Release();
        batch.Commit(position, committed);
    }

    SqliteState Open() => SqliteState.Open(_folder["state.db"], "j0urnal1");

    static void Many(IStateBatch batch)
    {
        for (var i = 0; i < 200; i++)
            batch.Emit(Some.Event(values: $$"""{"a":"{{Some.Incompressible(1_000)}}"}"""));
    }
}
