using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public class SqliteAppleTokensTests : AppleTokensContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Tokens_from_before_their_place_was_kept_are_not_lost()
    {
        await using (var state = await OpenAsync())
            Process(state, batch => batch.Save(Token("a", 0)));

        EarlierShape.TakeBack(_folder["state.db"], 13);
        EarlierShape.Execute(_folder["state.db"], "update apple_token set pending = 1772366400000");

        await using var reopened = await OpenAsync();
        Process(reopened, batch => batch.Save(Token("b", 7)));
        reopened.PendingAppleTokens(App, null, 9).Select(token => token.Hash).ShouldBe(["a", "b"]);
        reopened.PendingAppleTokens(App, Token("a", 0), 9).Select(token => token.Hash).ShouldBe(["b"]);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));
}
