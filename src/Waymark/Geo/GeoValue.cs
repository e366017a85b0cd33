namespace Waymark.Geo;

/// <summary>The head of a value: what it is, how long, and where its content begins.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Size">Bytes of a text or number, entries of a map or list, the target of a pointer.</param>
/// <param name="Start">Where its content begins; for a pointer, where what follows it does.</param>
readonly record struct GeoValue(GeoType Type, int Size, int Start);

/// <summary>The types of the MaxMind DB format, by its own numbers.</summary>
enum GeoType
{
    Extended = 0,
    Pointer = 1,
    Text = 2,
    Double = 3,
    Bytes = 4,
    UInt16 = 5,
    UInt32 = 6,
    Map = 7,
    Int32 = 8,
    UInt64 = 9,
    UInt128 = 10,
    List = 11,
    Boolean = 14,
    Float = 15,
}
