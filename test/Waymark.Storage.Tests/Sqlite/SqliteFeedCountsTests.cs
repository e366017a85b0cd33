using System.Security.Cryptography;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;
using Waymark.Users;

namespace Waymark.Storage.Tests.Sqlite;

public class SqliteFeedCountsTests : FeedCountsContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Users_from_before_addresses_were_linked_are_found_by_theirs()
    {
        var hashed = Convert.ToHexStringLower(SHA256.HashData("ben@shop.example"u8));
        await using (var state = await OpenAsync())
        {
            Process(state, batch =>
            {
                batch.Save(new User { App = App, Id = "u-1", Email = "Ada@Shop.example" });
                batch.Save(new User { App = App, Id = "u-2", Email = hashed });
                batch.Save(new User { App = App, Id = "u-3" });
            });
        }

        EarlierShape.Execute(_folder["state.db"], "delete from user_key");
        EarlierShape.TakeBack(_folder["state.db"], 7);

        await using var reopened = await OpenAsync();
        Process(reopened, batch =>
        {
            batch.UsersOf(App, UserKey.OfEmail("ada@shop.example")).ShouldBe(["u-1"]);
            batch.UsersOf(App, UserKey.OfEmail("ben@shop.example")).ShouldBe(["u-2"]);
        });
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));
}
