namespace Waymark.Storage.Sqlite;

/// <summary>The stream's key: app number in the upper bits, position in the lower 44 (17 million million events).</summary>
static class StreamKey
{
    const int PositionBits = 44;

    /// <summary>Beyond any position there will be.</summary>
    public const long LastPosition = (1L << PositionBits) - 1;

    public static long Of(int app, long position) => ((long)app << PositionBits) | position;

    public static long PositionOf(long key) => key & LastPosition;
}
