using Waymark.Facts;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class JournalReadingContract : JournalContract
{
    [Fact]
    public async Task Reading_begins_after_any_position_even_in_the_middle_of_a_commit()
    {
        await using var journal = await OpenAsync();
        await AppendManyAsync(journal, 1_500);

        for (var after = 0L; after <= 1_500; after += 77)
        {
            var facts = journal.Read(after, 2_000);

            facts.Select(fact => fact.Position).ShouldBe(Enumerable.Range((int)after + 1, 1_500 - (int)after).Select(position => (long)position));
            Bodies(facts).ShouldBe(facts.Select(fact => Some.Number(fact.Position)));
        }
    }

    [Fact]
    public async Task Reading_page_by_page_meets_every_fact_once()
    {
        await using var journal = await OpenAsync();
        await AppendManyAsync(journal, 3_000);

        var positions = new List<long>();
        while (journal.Read(positions.LastOrDefault(), 100) is { Count: > 0 } page)
            positions.AddRange(page.Select(fact => fact.Position));

        positions.ShouldBe(Enumerable.Range(1, 3_000).Select(position => (long)position));
    }

    [Fact]
    public async Task Reading_while_others_append_never_sees_a_gap()
    {
        await using var journal = await OpenAsync();
        var writing = Task.Run(() => AppendManyAsync(journal, 5_000), Stop);

        var last = 0L;
        while (last < 5_000)
        {
            await journal.WaitAsync(last, Stop);

            foreach (var fact in journal.Read(last, 100))
                fact.Position.ShouldBe(++last);
        }

        await writing;
    }

    [Fact]
    public async Task Waiting_ends_when_the_fact_is_durable()
    {
        await using var journal = await OpenAsync();
        var waiting = journal.WaitAsync(1, Stop);

        await AppendAsync(journal, "1");
        waiting.IsCompleted.ShouldBeFalse();
        await AppendAsync(journal, "2");

        await waiting;
        journal.WaitAsync(0, Stop).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_given_up()
    {
        await using var journal = await OpenAsync();
        using var given = new CancellationTokenSource();
        var waiting = journal.WaitAsync(0, given.Token);

        await given.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
