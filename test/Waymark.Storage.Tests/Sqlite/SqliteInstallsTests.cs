using Waymark.Installs;
using Waymark.Storage.Sqlite;
using Waymark.Users;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public class SqliteInstallsTests : InstallsContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task People_from_when_they_lay_in_the_tree_itself_stay()
    {
        Install[] installs = [Some.Install("b"), Some.Install("a") with { AppVersion = new string('9', 5_000) }];
        await using (var state = await OpenAsync())
        {
            Process(state, batch =>
            {
                Array.ForEach(installs, batch.Save);
                batch.Save(new User { App = App, Id = "u", Name = "Zoë" });
            });
        }

        EarlierShape.TakeBack(_folder["state.db"], 19);
        foreach (var table in (string[])["install", "user"])
        {
            EarlierShape.Execute(_folder["state.db"], $"""
                create table earlier (app integer not null, id text not null, body blob not null, primary key (app, id)) without rowid;
                insert into earlier select app, id, body from {table};
                drop table {table};
                alter table earlier rename to {table};
                """);
        }

        await using var reopened = await OpenAsync();
        Process(reopened, batch => batch.Save(installs[0] with { AppVersion = "4" }));

        reopened.Installs(App, "", 9).Select(install => (install.Id, install.AppVersion)).ShouldBe([("a", installs[1].AppVersion), ("b", "4")]);
        reopened.FindUser(App, "u").ShouldNotBeNull().Name.ShouldBe("Zoë");
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));
}
