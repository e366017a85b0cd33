using Waymark.Storage;
using Waymark.Storage.Sqlite;

namespace Waymark.Server.Hosting;

static class StoreRegistration
{
    /// <summary>The embedded store: SQLite files in the data directory.</summary>
    public static IServiceCollection AddEmbeddedStore(this IServiceCollection services, string directory) => services
        .AddSingleton<IJournal>(provider => SqliteJournal.Open(Path.Combine(directory, "journal.db"), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ITouches>(_ => SqliteTouches.Open(Path.Combine(directory, "touches.db")))
        .AddSingleton<IState>(provider => SqliteState.Open(Path.Combine(directory, "state.db"), provider.GetRequiredService<IJournal>().Id))
        .AddSingleton<IStream>(provider => provider.GetRequiredService<IState>())
        .AddSingleton<IPeople>(provider => provider.GetRequiredService<IState>());
}
