using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteJournalFactsTests : JournalFactsContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IJournal> OpenAsync(TimeProvider? clock, int mostFacts, long mostBytes) =>
        Task.FromResult<IJournal>(SqliteJournal.Open(_folder["journal.db"], clock ?? TimeProvider.System, mostFacts, mostBytes));
}
