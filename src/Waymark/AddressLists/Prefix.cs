using System.Numerics;

namespace Waymark.AddressLists;

/// <summary>A prefix as lists keep a million of them.</summary>
/// <param name="First">Its first address.</param>
/// <param name="Length">How many bits its addresses have in common.</param>
/// <param name="Entry">What is said of them, by its number.</param>
readonly record struct Prefix<T>(T First, byte Length, int Entry)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    // In two steps: shifting by all bits at once would shift by none.
    public T Last => First | (T.MaxValue >> (Length - 1) >> 1);
}
