using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public class SqliteNetworkClaimsTests : NetworkClaimsContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));
}
