namespace Waymark.Storage.Sqlite;

/// <summary>The stream's key: app number in the upper bits, position in the lower 44 (17 million million events).</summary>
static class StreamKey
{
    const int PositionBits = 44;

    public static long Of(int app, long position) => ((long)app << PositionBits) | position;

    public static long PositionOf(long key) => key & ((1L << PositionBits) - 1);
}
