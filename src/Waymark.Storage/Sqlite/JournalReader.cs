using Microsoft.Data.Sqlite;
using Waymark.Facts;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Reads frames beside the writer, for several threads in turn.</summary>
sealed class JournalReader : IDisposable
{
    // Facts are small, and a thousand are asked for; of a thousand large ones a part will do.
    const long EnoughBytes = 16 * 1024 * 1024;

    readonly Lock _lock = new();
    readonly SqliteConnection _connection;
    readonly Statement _frames;

    public JournalReader(string path)
    {
        _connection = SqliteFile.OpenForReading(path);
        _frames = new Statement(
            _connection,
            """
            select first, count, body
            from frame
            where first >= coalesce((select max(first) from frame where first <= ?1), 0)
            order by first
            """);
    }

    public List<Fact> Read(long after, int most)
    {
        lock (_lock)
        {
            var facts = new List<Fact>();
            var next = 0L;
            var bytes = 0L;

            foreach (var frame in _frames.Bind(1, after + 1).Rows())
            {
                var (first, count) = (frame.Long(0), frame.Long(1));
                if (next != 0 && first != next) throw Gap(next, first - 1);

                bytes += FrameFormat.Read(frame.Blob(2), first, after, facts);
                next = first + count;

                if (facts.Count >= most || (bytes >= EnoughBytes && facts.Count > 0)) break;
            }

            return facts;
        }
    }

    public void Dispose()
    {
        _frames.Dispose();
        _connection.Dispose();
    }

    static InvalidDataException Gap(long from, long to) =>
        new($"The journal lacks the facts from position {from} to {to}: the file is damaged. Restore it from a backup.");
}
