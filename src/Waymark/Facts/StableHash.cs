namespace Waymark.Facts;

/// <summary>A 64-bit hash that is the same on every machine, in every version: it is stored.</summary>
public static class StableHash
{
    /// <summary>FNV-1a with a final avalanche (the mixer of MurmurHash3), so that every output bit depends on every byte.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var hash = 14695981039346656037UL ^ seed;

        foreach (var b in bytes)
            hash = (hash ^ b) * 1099511628211UL;

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
