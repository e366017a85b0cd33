using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite.Networks;

/// <summary>What networks claim and are asked, on one connection.</summary>
sealed class NetworkTables(SqliteConnection connection) : IDisposable
{
    public NetworkClaimTable Claims { get; } = new(connection);

    public NetworkQuestionTable Questions { get; } = new(connection);

    public void Dispose()
    {
        Claims.Dispose();
        Questions.Dispose();
    }
}
