using Waymark.Facts;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class JournalCommitsContract : JournalContract
{
    [Fact]
    public async Task Many_threads_append_at_once_and_each_learns_its_own_position()
    {
        await using var journal = await OpenAsync();

        var written = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var mine = new List<(long Position, string Body)>();
            for (var i = 0; i < 200; i++)
            {
                var body = $"{writer}/{i}";
                mine.Add((await AppendAsync(journal, body), body));
            }

            mine.Select(fact => fact.Position).ShouldBeInOrder();
            return mine;
        }, Stop)));

        var read = journal.Read(0, int.MaxValue);
        read.Select(fact => fact.Position).ShouldBe(Enumerable.Range(1, 3_200).Select(position => (long)position));
        read.Select(fact => (fact.Position, Text(fact))).ShouldBe(written.SelectMany(mine => mine).OrderBy(fact => fact.Position));
    }

    [Fact]
    public async Task A_full_buffer_refuses_and_takes_again_once_it_has_been_written()
    {
        await using var journal = await OpenAsync(mostFacts: 4);
        var taken = new List<Appending>();

        // The writer empties the buffer beside us: fill it faster than any disk.
        while (journal.TryAppend(Some.Draft(), out var appending))
            taken.Add(appending);

        foreach (var appending in taken)
            await appending.CommittedAsync();
        journal.LastPosition.ShouldBe(taken.Count);
        (await AppendAsync(journal, "again")).ShouldBe(taken.Count + 1);
    }

    [Fact]
    public async Task Facts_that_belong_together_are_taken_as_one_or_not_at_all()
    {
        await using var journal = await OpenAsync(mostFacts: 10);
        FactDraft[] Drafts(int count) => [.. Enumerable.Range(1, count).Select(number => Some.Draft($"{number}"))];

        journal.TryAppend(Drafts(11), out _).ShouldBeFalse();
        journal.LastPosition.ShouldBe(0);

        journal.TryAppend(Drafts(10), out var first).ShouldBeTrue();
        (await first.CommittedAsync()).ShouldBe(1);
        journal.LastPosition.ShouldBe(10);
        Bodies(journal.Read(0, 20)).ShouldBe(Enumerable.Range(1, 10).Select(number => $"{number}"));
    }

    [Fact]
    public async Task When_the_commit_of_facts_that_belong_together_fails_none_of_them_is_stored()
    {
        var clock = new BrokenClock();
        await using var journal = await OpenAsync(clock);
        var drafts = Enumerable.Range(1, 700).Select(number => Some.Draft($"{number}")).ToArray();

        clock.IsBroken = true;
        journal.TryAppend(drafts, out var refused).ShouldBeTrue();
        await Should.ThrowAsync<JournalUnavailableException>(async () => await refused.CommittedAsync());
        journal.LastPosition.ShouldBe(0);

        clock.IsBroken = false;
        journal.TryAppend(drafts, out var taken).ShouldBeTrue();
        (await taken.CommittedAsync()).ShouldBe(1);
        journal.LastPosition.ShouldBe(700);
    }

    [Fact]
    public async Task Of_facts_that_belong_together_one_that_cannot_be_written_refuses_all_and_harms_nobody()
    {
        await using var journal = await OpenAsync();

        Should.Throw<ArgumentException>(() => journal.TryAppend([Some.Draft("a"), Some.Draft(app: new string('a', 256))], out _));

        (await AppendAsync(journal, "after")).ShouldBe(1);
        Bodies(journal.Read(0, 10)).ShouldBe(["after"]);
    }

    [Fact]
    public async Task A_body_beyond_the_bytes_that_may_wait_is_refused()
    {
        await using var journal = await OpenAsync(mostBytes: 1_000);

        journal.TryAppend(Some.Draft(new string('x', 1_001)), out _).ShouldBeFalse();
        journal.TryAppend(Some.Draft(new string('x', 900)), out var appending).ShouldBeTrue();
        (await appending.CommittedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Reopened_it_goes_on_where_it_was_under_the_same_id()
    {
        string id;
        await using (var journal = await OpenAsync())
        {
            id = journal.Id;
            await AppendManyAsync(journal, 700);
        }

        await using var reopened = await OpenAsync();

        reopened.Id.ShouldBe(id);
        reopened.LastPosition.ShouldBe(700);
        (await AppendAsync(reopened, "701")).ShouldBe(701);
        Bodies(reopened.Read(699, 10)).ShouldBe(["700", "701"]);
    }

    [Fact]
    public async Task Closing_writes_what_was_waiting()
    {
        var journal = await OpenAsync();
        var taken = Enumerable.Range(0, 100).Select(i =>
        {
            journal.TryAppend(Some.Draft($"{i}"), out var appending).ShouldBeTrue();
            return appending;
        }).ToList();

        await journal.DisposeAsync();

        (await taken[^1].CommittedAsync()).ShouldBe(100);
        journal.TryAppend(Some.Draft(), out _).ShouldBeFalse();
        await using var reopened = await OpenAsync();
        reopened.LastPosition.ShouldBe(100);
    }

    [Fact]
    public async Task A_probe_commits_and_leaves_no_fact()
    {
        await using var journal = await OpenAsync();

        await journal.ProbeAsync(Stop);

        journal.LastPosition.ShouldBe(0);
        (await AppendAsync(journal, "first")).ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_goes_wrong_in_a_commit_only_its_facts_are_refused_and_the_reason_can_be_seen()
    {
        var clock = new BrokenClock();
        await using var journal = await OpenAsync(clock);
        await AppendAsync(journal, "before");

        clock.IsBroken = true;
        var refused = await Should.ThrowAsync<JournalUnavailableException>(() => AppendAsync(journal, "refused"));
        refused.Message.ShouldContain("The clock fell down.");
        journal.Trouble.ShouldBe(refused.Message);
        journal.LastPosition.ShouldBe(1);

        clock.IsBroken = false;
        (await AppendAsync(journal, "after")).ShouldBe(2);
        journal.Trouble.ShouldBeNull();
        Bodies(journal.Read(0, 10)).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task What_nobody_waits_for_is_committed_soon()
    {
        await using var journal = await OpenAsync();

        journal.TrySpool(Some.Draft("spooled")).ShouldBeTrue();

        await journal.WaitAsync(0, Stop);
        Bodies(journal.Read(0, 10)).ShouldBe(["spooled"]);
    }

    [Fact]
    public async Task What_comes_later_and_is_waited_for_does_not_overtake_it()
    {
        await using var journal = await OpenAsync();

        for (var i = 0; i < 200; i += 2)
        {
            journal.TrySpool(Some.Draft($"{i}")).ShouldBeTrue();
            await AppendAsync(journal, $"{i + 1}");
        }

        Bodies(journal.Read(0, 1_000)).ShouldBe(Enumerable.Range(0, 200).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Many_threads_spool_at_once_and_every_fact_is_there_once()
    {
        var expected = Enumerable.Range(0, 8).SelectMany(writer => Enumerable.Range(0, 2_000).Select(i => $"{writer}/{i}")).ToList();

        await using (var journal = await OpenAsync())
            await Task.WhenAll(expected.Chunk(2_000).Select(mine => Task.Run(() => mine.ShouldAllBe(body => journal.TrySpool(Some.Draft(body))), Stop)));

        await using var reopened = await OpenAsync();
        Bodies(reopened.Read(0, int.MaxValue)).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task When_too_much_waits_it_is_refused()
    {
        await using var journal = await OpenAsync(mostBytes: 1_000);

        journal.TrySpool(Some.Draft(new string('x', 1_001))).ShouldBeFalse();
        journal.TrySpool(Some.Draft("small")).ShouldBeTrue();
        await journal.ProbeAsync(Stop);
        Bodies(journal.Read(0, 10)).ShouldBe(["small"]);
    }

    [Fact]
    public async Task A_commit_that_fails_is_tried_again_for_what_nobody_waits_for()
    {
        var clock = new BrokenClock { IsBroken = true };
        await using var journal = await OpenAsync(clock);

        journal.TrySpool(Some.Draft("first")).ShouldBeTrue();
        await Should.ThrowAsync<JournalUnavailableException>(() => AppendAsync(journal, "refused"));
        journal.TrySpool(Some.Draft("second")).ShouldBeTrue();
        await Should.ThrowAsync<JournalUnavailableException>(() => AppendAsync(journal, "refused too"));

        clock.IsBroken = false;
        await journal.WaitAsync(0, Stop);
        Bodies(journal.Read(0, 10)).ShouldBe(["first", "second"]);
        (await AppendAsync(journal, "after")).ShouldBe(3);
    }

    [Fact]
    public async Task Closing_writes_what_nobody_waited_for()
    {
        await using (var journal = await OpenAsync())
            journal.TrySpool(Some.Draft("spooled")).ShouldBeTrue();

        await using var reopened = await OpenAsync();
        Bodies(reopened.Read(0, 10)).ShouldBe(["spooled"]);
        reopened.LastPosition.ShouldBe(1);
    }
}
