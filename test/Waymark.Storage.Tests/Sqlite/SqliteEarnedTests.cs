using Waymark.Installs;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public class SqliteEarnedTests : EarnedContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Installs_from_before_there_was_an_index_are_in_it_as_if_they_came_today()
    {
        Install[] installs = [Credited("by-id", "AbC123", "Spring"), Credited("by-name", null, "Letter"), Credited("organic", null, null), Some.Install("provisional")];
        await using (var state = await OpenAsync())
            Process(state, batch => Array.ForEach(installs, batch.Save));
        EarlierShape.TakeBack(_folder["state.db"], 3);

        await using var reopened = await OpenAsync();

        reopened.EarnedByCampaign(App).ShouldBe(new Dictionary<string, long> { ["AbC123"] = 1, ["Letter"] = 1 }, ignoreOrder: true);
        reopened.Earned(App, "AbC123", Some.Noon, Some.Noon, 0, 9).ShouldHaveSingleItem().ShouldBe(Earned.Of(installs[0])!.Value);
        reopened.CountActive(App, "AbC123", installs[0].LastActiveAt).ShouldBe(1);
        reopened.CountActive(App, "AbC123", installs[0].LastActiveAt.AddMilliseconds(1)).ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));
}
