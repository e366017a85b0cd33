using System.Buffers;
using System.Text;
using Waymark.Facts;
using Waymark.Server.Processing.Reading;
using Waymark.Storage;
using Waymark.Storage.Sqlite;

namespace Waymark.Server.Tests.Processing.Reading;

/// <summary>The journal is read in order, however far ahead.</summary>
public sealed class NextFactsTests : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("waymark-test-").FullName;
    readonly SqliteJournal _journal;
    int _readAhead;

    public NextFactsTests() => _journal = SqliteJournal.Open(Path.Combine(_folder, "journal.db"), TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        // Each in a commit of its own, so that a batch may be as small as it is asked to be.
        for (var number = 1; number <= 10; number++)
            await AppendAsync(number);
    }

    [Fact]
    public void What_was_read_ahead_comes_next()
    {
        using var next = Facts();

        Positions(next.Read(0, isInBacklog: true)).ShouldBe([1, 2, 3]);
        _readAhead.ShouldBe(1);
        Positions(next.Read(3, isInBacklog: true)).ShouldBe([4, 5, 6]);
        Positions(next.Read(6, isInBacklog: true)).ShouldBe([7, 8, 9]);
        Positions(next.Read(9, isInBacklog: true)).ShouldBe([10]);
    }

    [Fact]
    public void Who_goes_back_gets_what_was_asked_for()
    {
        using var next = Facts();
        next.Read(0, isInBacklog: true);
        next.Read(3, isInBacklog: true);

        Positions(next.Read(0, isInBacklog: true)).ShouldBe([1, 2, 3]);
        Positions(next.Read(3, isInBacklog: true)).ShouldBe([4, 5, 6]);
    }

    [Fact]
    public void Out_of_a_backlog_and_at_its_end_nothing_is_read_ahead()
    {
        using var next = Facts();

        next.Read(0, isInBacklog: false);
        next.Read(7, isInBacklog: true);

        _readAhead.ShouldBe(0);
    }

    [Fact]
    public async Task What_came_after_it_was_read_ahead_comes_later()
    {
        using var next = Facts();
        next.Read(6, isInBacklog: true);
        await AppendAsync(11);

        Positions(next.Read(9, isInBacklog: true)).ShouldBe([10]);
        Positions(next.Read(10, isInBacklog: true)).ShouldBe([11]);
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    NextFacts Facts() => new(_journal, most: 3, work =>
    {
        _readAhead++;
        work();
        return Task.CompletedTask;
    });

    async Task AppendAsync(int number)
    {
        var body = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes($$"""{ "number": {{number}} }"""));
        _journal.TryAppend(new FactDraft(FactKind.Event, "shop", DateTimeOffset.UnixEpoch, null, SignatureState.Unchecked, 1, body), out var appending).ShouldBeTrue();
        await appending.CommittedAsync();
    }

    static IEnumerable<long> Positions(IReadOnlyList<Fact> facts) => facts.Select(fact => fact.Position);
}
