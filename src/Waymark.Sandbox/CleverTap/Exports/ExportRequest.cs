namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>One post to the receiver: as many batches as may go together.</summary>
sealed record ExportRequest(IReadOnlyList<ExportBatch> Batches, bool IsBulk)
{
    public const int MostBatches = 100;

    /// <summary>mParticle takes no larger request.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Below the receiver's base path.</summary>
    public string Path => IsBulk ? "bulkevents" : "events";

    /// <param name="waiting">The batches still to be sent, in order.</param>
    /// <param name="most">How many may go together.</param>
    /// <returns>Null when nothing waits.</returns>
    public static ExportRequest? Next(IEnumerable<ExportBatch> waiting, int most)
    {
        var (batches, bytes) = (new List<ExportBatch>(), 2);

        foreach (var batch in waiting.Take(most))
        {
            bytes += batch.Json.Length + 1;
            if (batches.Count > 0 && bytes > MostBytes) break;

            batches.Add(batch);
        }

        return batches.Count == 0 ? null : new(batches, IsBulk: most > 1);
    }

    public byte[] ToBody()
    {
        if (!IsBulk) return Batches[0].Json.ToArray();

        using var body = new MemoryStream();
        body.WriteByte((byte)'[');

        foreach (var (place, batch) in Batches.Index())
        {
            if (place > 0) body.WriteByte((byte)',');
            body.Write(batch.Json.Span);
        }

        body.WriteByte((byte)']');
        return body.ToArray();
    }
}
