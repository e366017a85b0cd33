using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Waymark.Storage.Commits;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Writes frames to the journal's file.</summary>
sealed class JournalWriter : IDisposable
{
    // Large pages: a frame is tens of kilobytes, and every page has its cost in the WAL.
    const int PageSize = 16_384;

    // 4 MB. Frames are only ever added, so checkpointing often writes nothing twice, and no commit has to wait for a long one.
    const int CheckpointPages = 250;

    readonly SqliteConnection _connection;
    readonly Statement _insert;
    readonly Statement _last;
    readonly Statement _nothing;
    byte[] _packed = [];

    public JournalWriter(string path)
    {
        _connection = SqliteFile.OpenForWriting(path, "journal", PageSize);
        SqliteFile.Execute(_connection, $"pragma wal_autocheckpoint = {CheckpointPages}");

        _insert = new Statement(_connection, "insert into frame (first, count, at, body) values (?1, ?2, ?3, ?4)");
        _last = new Statement(_connection, "select first + count - 1 from frame order by first desc limit 1");
        _nothing = new Statement(_connection, "update journal set room = zeroblob(262144)");
    }

    public long LastPosition => _last.First(row => row.Long(0));

    /// <summary>Commits the batch as one frame.</summary>
    public void Append(long first, JournalBatch batch, DateTimeOffset at) =>
        _insert.Bind(1, first).Bind(2, batch.Count).Bind(3, at.ToUnixTimeMilliseconds()).Bind(4, FrameFormat.Pack(batch.Bytes, ref _packed)).Run();

    /// <summary>Commits as much as a few batches would need, and says nothing by it: one page may still fit where no batch does.</summary>
    public void AppendNothing() => _nothing.Run();

    public string ReadOrMakeId()
    {
        using var read = new Statement(_connection, "select id from journal");
        if (read.First(row => row.Text(0)) is { } id) return id;

        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        using var write = new Statement(_connection, "insert into journal (id) values (?1)");
        write.Bind(1, made).Run();
        return made;
    }

    public void Limit(long pages) => SqliteFile.Limit(_connection, pages);

    public void Dispose()
    {
        _insert.Dispose();
        _last.Dispose();
        _nothing.Dispose();
        _connection.Dispose();
    }
}
