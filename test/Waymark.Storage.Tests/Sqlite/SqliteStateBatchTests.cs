using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteStateBatchTests : StateBatchContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_batch_that_meets_a_full_disk_leaves_nothing_and_succeeds_when_there_is_space_again()
    {
        await using var state = Open();
        Process(state, batch => batch.Emit(Some.Event()));

        state.Limit(pages: 1);
        Should.Throw<SqliteException>(() => Process(state, ManyEvents));
        state.LastPosition.ShouldBe(1);

        state.Limit(pages: 1_000_000);
        Process(state, ManyEvents);
        state.LastPosition.ShouldBe(201);
        state.Read(App, 0, 1_000).Count.ShouldBe(201);
        state.Processed.Value.ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(Open());

    SqliteState Open() => SqliteState.Open(_folder["state.db"], JournalId);

    static void ManyEvents(IStateBatch batch)
    {
        for (var i = 0; i < 200; i++)
            batch.Emit(Some.Event(values: $$"""{"a":"{{Some.Incompressible(1_000)}}"}"""));
    }
}
