namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>Many entries in the order of their keys, written once, in chunks of one page.</summary>
/// <param name="Id">Rises with every run that is begun.</param>
/// <param name="Level">0 for what came straight from memory; one more for each merge.</param>
/// <param name="Entries">How many.</param>
/// <param name="Filter">Spares looking into it for almost everything that it does not hold.</param>
/// <param name="Fences">The upper half of every chunk's first key.</param>
sealed record SeenRun(long Id, int Level, long Entries, SeenFilter Filter, ulong[] Fences)
{
    /// <summary>A run that is being written; whoever finds one after a crash deletes it.</summary>
    public static SeenRun Begun(long id, int level) => new(id, level, 0, SeenFilter.For(0), []);

    /// <summary>What fits into a page of the file with its header.</summary>
    public const int EntriesPerChunk = 176;

    const int ChunkBits = 24;

    public bool IsFinished => Entries > 0;

    /// <returns>The row of one of its chunks; those of one run lie side by side.</returns>
    public static long RowOf(long run, long chunk) => (run << ChunkBits) | chunk;

    /// <returns>When it was noted, Unix time in milliseconds; null when it is not in here.</returns>
    public long? Find(SeenKey key, SeenTables tables)
    {
        if (!Filter.MayHold(key)) return null;

        var chunk = Array.BinarySearch(Fences, key.High);
        if (chunk < 0) chunk = ~chunk - 1;

        // Neighbours that share the upper half may begin in the chunk before.
        for (; chunk >= 0; chunk--)
        {
            if (tables.FindIn(RowOf(Id, chunk), key) is { } at) return at;
            if (Fences[chunk] != key.High) return null;
        }

        return null;
    }
}
