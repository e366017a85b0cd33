using System.Globalization;
using System.Net;
using System.Text;
using Waymark.Facts;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class JournalContract
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the same journal each time within a test.</summary>
    protected abstract Task<IJournal> OpenAsync(TimeProvider? clock = null, int mostFacts = 32_768, long mostBytes = 64 * 1024 * 1024);

    [Fact]
    public async Task A_new_journal_is_empty()
    {
        await using var journal = await OpenAsync();

        journal.LastPosition.ShouldBe(0);
        journal.Read(0, 10).ShouldBeEmpty();
        journal.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Positions_count_from_one_without_gaps_in_the_order_of_the_commits()
    {
        await using var journal = await OpenAsync();

        for (var expected = 1; expected <= 5; expected++)
            (await AppendAsync(journal, $"{expected}")).ShouldBe(expected);

        journal.LastPosition.ShouldBe(5);
        Bodies(journal.Read(0, 10)).ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task A_fact_can_be_read_as_soon_as_its_append_is_answered()
    {
        await using var journal = await OpenAsync();

        var position = await AppendAsync(journal, "here");

        journal.LastPosition.ShouldBe(position);
        Bodies(journal.Read(position - 1, 1)).ShouldBe(["here"]);
    }

    [Fact]
    public async Task Everything_about_a_fact_is_kept()
    {
        await using var journal = await OpenAsync();
        var draft = Some.Draft("""{"a":1}""", address: IPAddress.Parse("203.0.113.7"), kind: FactKind.Payment);

        await AppendAsync(journal, draft);

        var fact = journal.Read(0, 1).ShouldHaveSingleItem();
        fact.Position.ShouldBe(1);
        fact.Kind.ShouldBe(FactKind.Payment);
        fact.App.ShouldBe("shop");
        fact.ReceivedAt.ShouldBe(Some.Noon);
        fact.Address.ShouldBe(IPAddress.Parse("203.0.113.7"));
        fact.Signature.ShouldBe(SignatureState.Verified);
        fact.ConfigurationVersion.ShouldBe(7);
        Bodies([fact]).ShouldBe(["""{"a":1}"""]);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::8a2e:370:7334")]
    [InlineData(null)]
    public async Task Addresses_of_both_families_and_none_are_kept(string? address)
    {
        await using var journal = await OpenAsync();
        var written = address is null ? null : IPAddress.Parse(address);

        await AppendAsync(journal, Some.Draft(address: written));

        journal.Read(0, 1).ShouldHaveSingleItem().Address.ShouldBe(written);
    }

    [Theory]
    [InlineData("магазин-🛒")]
    [InlineData("a")]
    public async Task App_ids_may_hold_any_letters(string app)
    {
        await using var journal = await OpenAsync();

        await AppendAsync(journal, Some.Draft("x", app));

        journal.Read(0, 1).ShouldHaveSingleItem().App.ShouldBe(app);
    }

    [Fact]
    public async Task An_app_id_that_is_too_long_is_refused_and_harms_nobody()
    {
        await using var journal = await OpenAsync();

        Should.Throw<ArgumentException>(() => journal.TryAppend(Some.Draft(app: new string('a', 256)), out _));

        await AppendAsync(journal, Some.Draft("after", new string('a', 255)));
        journal.Read(0, 10).ShouldHaveSingleItem().App.Length.ShouldBe(255);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_048_576)]
    public async Task Bodies_of_any_size_are_kept_byte_for_byte(int length)
    {
        await using var journal = await OpenAsync();
        var body = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i * 7 % 26)));

        await AppendAsync(journal, body);
        await AppendAsync(journal, "next");

        Bodies(journal.Read(0, 10)).ShouldBe([body, "next"]);
    }

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

    protected static Task<long> AppendAsync(IJournal journal, string body) => AppendAsync(journal, Some.Draft(body));

    protected static async Task<long> AppendAsync(IJournal journal, FactDraft draft)
    {
        journal.TryAppend(draft, out var appending).ShouldBeTrue();
        return await appending.CommittedAsync();
    }

    /// <summary>Appends bodies "1", "2", … to an empty journal, many to a commit.</summary>
    protected static async Task AppendManyAsync(IJournal journal, int count)
    {
        var taken = new List<Appending>();
        for (var i = 1; i <= count; i++)
        {
            journal.TryAppend(Some.Draft(i.ToString(CultureInfo.InvariantCulture)), out var appending).ShouldBeTrue();
            taken.Add(appending);
        }

        foreach (var appending in taken)
            await appending.CommittedAsync();
    }

    protected static IEnumerable<string> Bodies(IEnumerable<Fact> facts) => facts.Select(Text);

    static string Text(Fact fact) => Encoding.UTF8.GetString(fact.Body.Span);
}
