using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>How runs, their chunks and the log of what is in no run yet lie in the state file.</summary>
sealed class SeenTables(SqliteConnection writer) : IDisposable
{
    readonly Statement _log = new(writer, "insert into seen_log (entries) values (?1)");
    readonly Statement _logged = new(writer, "select entries from seen_log order by id");
    readonly Statement _emptyLog = new(writer, "delete from seen_log");
    readonly Statement _runs = new(writer, "select id, level, entries, filter, fences from seen_run order by level, id desc");
    readonly Statement _saveRun = new(writer, "insert or replace into seen_run (id, level, entries, filter, fences) values (?1, ?2, ?3, ?4, ?5)");
    readonly Statement _deleteRun = new(writer, "delete from seen_run where id = ?1");
    readonly Statement _chunk = new(writer, "select entries from seen_chunk where id = ?1");
    readonly Statement _saveChunk = new(writer, "insert into seen_chunk (id, entries) values (?1, ?2)");
    readonly Statement _deleteChunks = new(writer, "delete from seen_chunk where id between ?1 and ?2");

    public void Log(IReadOnlyCollection<SeenEntry> entries) => _log.Bind(1, SeenEntry.Write(entries)).Run();

    /// <returns>What is in no run yet, in the order it was noted.</returns>
    public IEnumerable<SeenEntry> Logged() => _logged.All(row => row.Blob(0).ToArray()).SelectMany(SeenEntry.ReadAll);

    public void EmptyLog() => _emptyLog.Run();

    /// <returns>Those with the newest entries first, and those that nobody has finished writing.</returns>
    public List<SeenRun> Runs() => _runs.All(row => new SeenRun(
        row.Long(0), (int)row.Long(1), row.Long(2), SeenFilter.Read(row.Blob(3)), MemoryMarshal.Cast<byte, ulong>(row.Blob(4)).ToArray()));

    public void Save(SeenRun run) => _saveRun
        .Bind(1, run.Id).Bind(2, (long)run.Level).Bind(3, run.Entries).Bind(4, run.Filter.Bytes).Bind(5, MemoryMarshal.AsBytes(run.Fences.AsSpan())).Run();

    public void Delete(SeenRun run)
    {
        _deleteRun.Bind(1, run.Id).Run();
        _deleteChunks.Bind(1, SeenRun.RowOf(run.Id, 0)).Bind(2, SeenRun.RowOf(run.Id + 1, 0) - 1).Run();
    }

    public void SaveChunk(long row, ReadOnlySpan<byte> entries) => _saveChunk.Bind(1, row).Bind(2, entries).Run();

    public IEnumerable<SeenEntry> EntriesOf(SeenRun run) =>
        Enumerable.Range(0, run.Fences.Length).SelectMany(chunk => SeenEntry.ReadAll(Chunk(SeenRun.RowOf(run.Id, chunk))));

    /// <returns>When the key was noted, Unix time in milliseconds; null when the chunk does not hold it.</returns>
    public long? FindIn(long row, SeenKey key)
    {
        try
        {
            return _chunk.Bind(1, row).Step() ? SeenEntry.Search(_chunk.Blob(0), key) : throw Missing();
        }
        finally
        {
            _chunk.Reset();
        }
    }

    public void Dispose()
    {
        Statement[] all = [_log, _logged, _emptyLog, _runs, _saveRun, _deleteRun, _chunk, _saveChunk, _deleteChunks];

        foreach (var statement in all)
            statement.Dispose();
    }

    byte[] Chunk(long row) => _chunk.Bind(1, row).First(chunk => chunk.Blob(0).ToArray()) ?? throw Missing();

    static InvalidDataException Missing() =>
        new("The state file lacks a part of what was counted once. Remove it: the state is rebuilt from the journal.");
}
