using System.Numerics;
using System.Text;
using Waymark.Facts;

namespace Waymark.Fraud.Sources;

/// <summary>About how many different visitors there were, in 256 bytes however many they are (HyperLogLog, give or take 6.5 %); sketches of days add up without counting anybody twice.</summary>
public static class VisitorSketch
{
    public const int Length = 256;

    const int IndexBits = 8;

    /// <returns>The visitor as an evenly spread hash.</returns>
    public static ulong HashOf(string address, long visitor)
    {
        Span<byte> bytes = stackalloc byte[256];
        return StableHash.Of(Encoding.UTF8.TryGetBytes(address, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(address), (ulong)visitor);
    }

    /// <param name="sketch">The 256 bytes.</param>
    /// <param name="visitor">The visitor as an evenly spread hash.</param>
    public static void Add(Span<byte> sketch, ulong visitor)
    {
        ref var rank = ref sketch[(int)(visitor >> (64 - IndexBits))];
        rank = Math.Max(rank, (byte)(BitOperations.LeadingZeroCount((visitor << IndexBits) | (1UL << (IndexBits - 1))) + 1));
    }

    public static void Merge(Span<byte> into, ReadOnlySpan<byte> other)
    {
        for (var i = 0; i < other.Length; i++)
            into[i] = Math.Max(into[i], other[i]);
    }

    public static double Estimate(ReadOnlySpan<byte> sketch)
    {
        if (sketch.Length != Length) return 0;

        var (sum, unused) = (0.0, 0);

        foreach (var rank in sketch)
        {
            sum += Math.ScaleB(1, -rank);
            if (rank == 0) unused++;
        }

        var estimate = 0.7213 / (1 + (1.079 / Length)) * Length * Length / sum;

        // Few visitors are told better by how many places none of them fell on.
        return estimate <= 2.5 * Length && unused > 0 ? Length * Math.Log((double)Length / unused) : estimate;
    }
}
