using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public class SqliteStreamTests : StreamContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Events_from_before_versions_were_kept_read_as_version_0()
    {
        await using (var state = await OpenAsync())
            Process(state, batch => batch.Emit(Some.Event() with { Version = 3 }));
        AsWrittenBeforeVersionsWereKept();

        await using var reopened = await OpenAsync();

        reopened.Read(App, 0, 10).ShouldHaveSingleItem().Version.ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));

    // A column that is added later is null in every row that was there before.
    void AsWrittenBeforeVersionsWereKept()
    {
        using var connection = new SqliteConnection($"Data Source={_folder["state.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "update stream set version = null";
        command.ExecuteNonQuery();
    }
}
