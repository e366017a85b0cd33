using System.Globalization;
using Waymark.Storage.Sqlite;

namespace Waymark.Storage.Tests.Support;

/// <summary>Hands facts to a journal and tells each one that was taken, until it is killed.</summary>
static class KilledWriter
{
    /// <summary>Waits for each commit, and tells its position.</summary>
    public const string Appends = "append-until-killed";

    /// <summary>Waits for none, and tells the body.</summary>
    public const string Spools = "spool-until-killed";

    public static async Task<int> RunAsync(string what, string path)
    {
        var journal = SqliteJournal.Open(path, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => what == Appends ? AppendForeverAsync(journal) : Task.Run(() => SpoolForever(journal, writer))));
        return 0;
    }

    static async Task AppendForeverAsync(SqliteJournal journal)
    {
        while (true)
        {
            if (!journal.TryAppend(Some.Draft($"fact {new string('x', 500)}"), out var appending)) throw new InvalidOperationException("Refused.");

            var position = await appending.CommittedAsync();
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{position}."));
        }
    }

    static void SpoolForever(SqliteJournal journal, int writer)
    {
        for (var number = 1; ; number++)
        {
            var told = (writer * 1_000_000) + number;
            if (!journal.TrySpool(Some.Draft($"{told}"))) throw new InvalidOperationException("Refused.");

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told}."));
        }
    }
}
