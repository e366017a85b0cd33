using System.Runtime.InteropServices;
using System.Text.Json;

namespace Waymark.Facts;

/// <summary>Which keys an object may have, as bits of their hashes: most of what is asked of a call is not in it.</summary>
readonly struct KeySketch
{
    const int Bits = 128;

    readonly UInt128 _bits;

    KeySketch(UInt128 bits) => _bits = bits;

    public static KeySketch Of(JsonElement element)
    {
        UInt128 bits = 0;

        foreach (var property in element.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);

            // Written with an escape it may be any key.
            if (name.Contains((byte)'\\')) return new(UInt128.MaxValue);

            if (!name.IsEmpty) bits |= Bit(name.Length, name[0], name[^1]);
        }

        return new(bits);
    }

    /// <param name="key">Plain ASCII, as the keys of calls are.</param>
    /// <returns>False only for a key that the object does not have.</returns>
    public bool MayHave(string key) => (_bits & Bit(key.Length, key[0], key[^1])) != 0;

    static UInt128 Bit(int length, int first, int last) => UInt128.One << (((length * 37) + (first * 11) + (last * 3)) & (Bits - 1));
}
