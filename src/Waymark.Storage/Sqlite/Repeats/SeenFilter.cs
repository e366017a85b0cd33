using System.Runtime.InteropServices;

namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>Says for certain that a run does not hold a key, at the cost of one cache line: a Bloom filter in blocks.</summary>
/// <remarks>Ten bits a key; about one in a hundred keys that a run does not hold is looked for in vain.</remarks>
sealed class SeenFilter
{
    const int BitsPerKey = 10, BitsPerBlock = 512, WordsPerBlock = BitsPerBlock / 64, Probes = 6;

    readonly ulong[] _words;

    SeenFilter(ulong[] words) => _words = words;

    public static SeenFilter For(long keys) => new(new ulong[Math.Max(1, (keys * BitsPerKey / BitsPerBlock) + 1) * WordsPerBlock]);

    public static SeenFilter Read(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());

    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(_words.AsSpan());

    public void Add(SeenKey key)
    {
        var block = Block(key);
        var rest = key.Low;

        for (var probe = 0; probe < Probes; probe++, rest >>= 9)
            block[(int)(rest >> 6) & 7] |= 1UL << (int)(rest & 63);
    }

    public bool MayHold(SeenKey key)
    {
        var block = Block(key);
        var rest = key.Low;

        for (var probe = 0; probe < Probes; probe++, rest >>= 9)
        {
            if ((block[(int)(rest >> 6) & 7] & (1UL << (int)(rest & 63))) == 0) return false;
        }

        return true;
    }

    Span<ulong> Block(SeenKey key)
    {
        var block = (int)Math.BigMul(key.High, (ulong)(_words.Length / WordsPerBlock), out _);
        return _words.AsSpan(block * WordsPerBlock, WordsPerBlock);
    }
}
