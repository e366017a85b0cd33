using Microsoft.Data.Sqlite;
using Waymark.Referrals;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>The tables of smart flows on one connection, to write or to read.</summary>
sealed class FlowTables(SqliteConnection connection) : IDisposable
{
    public StandingTable Standings { get; } = new(connection);

    public TallyTable Tallies { get; } = new(connection);

    public RunTable Runs { get; } = new(connection);

    public ClockTable Clock { get; } = new(connection);

    /// <summary>Whoever was known by an install has signed up.</summary>
    public void Move(int app, Person from, Person to)
    {
        Standings.Move(app, from, to);
        Tallies.Move(app, from, to);
        Runs.Move(app, from, to);
    }

    public void Dispose()
    {
        Standings.Dispose();
        Tallies.Dispose();
        Runs.Dispose();
        Clock.Dispose();
    }
}
