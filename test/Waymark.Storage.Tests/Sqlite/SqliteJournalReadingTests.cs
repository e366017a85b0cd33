using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteJournalReadingTests : JournalReadingContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_damaged_frame_is_told_by_its_position()
    {
        await using (var journal = Open())
        {
            await AppendAsync(journal, "whole");
            await AppendAsync(journal, "damaged");
        }

        Execute("update frame set body = substr(body, 1, length(body) - 1) || x'00' where first = 2");

        await using var reopened = Open();
        Bodies(reopened.Read(0, 1)).ShouldBe(["whole"]);
        Should.Throw<InvalidDataException>(() => reopened.Read(1, 10)).Message.ShouldContain("begins at position 2 is damaged");
    }

    [Fact]
    public async Task A_missing_frame_is_told_by_its_positions()
    {
        await using (var journal = Open())
        {
            for (var i = 1; i <= 3; i++)
                await AppendAsync(journal, $"{i}");
        }

        Execute("delete from frame where first = 2");

        await using var reopened = Open();
        Should.Throw<InvalidDataException>(() => reopened.Read(0, 10)).Message.ShouldContain("from position 2 to 2");
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IJournal> OpenAsync(TimeProvider? clock, int mostFacts, long mostBytes) =>
        Task.FromResult<IJournal>(SqliteJournal.Open(_folder["journal.db"], clock ?? TimeProvider.System, mostFacts, mostBytes));

    SqliteJournal Open() => SqliteJournal.Open(_folder["journal.db"], TimeProvider.System);

    void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["journal.db"]};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
