namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>What is told of one person at once; the same id however often it is sent.</summary>
/// <param name="RequestId">Its <c>source_request_id</c>.</param>
/// <param name="Events">The names of its events; none when it tells of the person only.</param>
/// <param name="Json">As it goes over the wire.</param>
sealed record ExportBatch(string RequestId, IReadOnlyList<string> Events, ReadOnlyMemory<byte> Json)
{
    /// <summary>mParticle takes no larger one.</summary>
    public const int MostBytes = 128 * 1024;
}
