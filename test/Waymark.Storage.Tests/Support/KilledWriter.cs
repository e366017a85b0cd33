using System.Globalization;
using Waymark.Storage.Sqlite;

namespace Waymark.Storage.Tests.Support;

/// <summary>Appends to a journal and tells every position it was answered, until it is killed.</summary>
static class KilledWriter
{
    public const string Argument = "append-until-killed";

    public static async Task<int> RunAsync(string path)
    {
        var journal = SqliteJournal.Open(path, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => AppendForeverAsync(journal)));
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
}
