namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>What was noted up to a commit, for others than the writer.</summary>
/// <param name="recent">What is in no run yet; the writer may add to it meanwhile.</param>
/// <param name="runs">Those with the newest entries first; never changed.</param>
/// <param name="adding">Held by whoever adds to <paramref name="recent"/>.</param>
sealed class SeenView(Dictionary<SeenKey, SeenNote> recent, IReadOnlyList<SeenRun> runs, Lock adding)
{
    public static readonly SeenView Nothing = new([], [], new Lock());

    /// <returns>Unix time in milliseconds; null when it is not in here.</returns>
    public long? Find(SeenKey key, SeenTables tables)
    {
        lock (adding)
        {
            if (recent.TryGetValue(key, out var note)) return note.At;
        }

        return FindIn(runs, key, tables);
    }

    // The newest word first: what may be noted again after a while is in several places.
    public static long? FindIn(IReadOnlyList<SeenRun> runs, SeenKey key, SeenTables tables)
    {
        foreach (var run in runs)
        {
            if (run.Find(key, tables) is { } found) return found;
        }

        return null;
    }
}
