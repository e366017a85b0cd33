using System.Numerics;

namespace Waymark.Storage.Sqlite;

/// <summary>Finds ranges that overlap a range by an ordinary index on one number: Kriegel's relational interval tree.</summary>
/// <remarks>A range is kept at its fork, the number in it with the most trailing zeros. Whatever holds a position is kept on the path to it.</remarks>
static class IntervalTree
{
    // Positions in the stream have 44.
    const int Bits = 44;

    /// <param name="first">At least 1.</param>
    /// <param name="last">At least <paramref name="first"/>.</param>
    public static long ForkOf(long first, long last)
    {
        var highest = BitOperations.Log2((ulong)((first - 1) ^ last));
        return last >> highest << highest;
    }

    /// <returns>The forks of ranges that may begin before the position and reach it, or end after it and reach back.</returns>
    public static IEnumerable<long> PathTo(long position)
    {
        for (var level = BitOperations.TrailingZeroCount(position) + 1; level < Bits; level++)
            yield return (position >> (level + 1) << (level + 1)) | (1L << level);
    }
}
