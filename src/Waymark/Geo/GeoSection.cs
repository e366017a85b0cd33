using System.Buffers.Binary;
using System.Text;

namespace Waymark.Geo;

/// <summary>Reads values of the MaxMind DB format. A file is input: what does not fit into it reads as absent.</summary>
/// <param name="bytes">The section that pointers count from.</param>
readonly ref struct GeoSection(ReadOnlySpan<byte> bytes)
{
    /// <summary>How many values one look-up may pass before it gives up; a rich record has some two hundred.</summary>
    public const int Patience = 4_096;

    const int Deepest = 32;
    const int MostHops = 4;
    const int LongestText = 1_024;

    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <param name="map">Where a map is.</param>
    /// <param name="name">The entry wanted.</param>
    /// <param name="patience">What is left of it.</param>
    /// <param name="value">Where the entry's value is.</param>
    public bool TryFind(int map, ReadOnlySpan<byte> name, ref int patience, out int value)
    {
        value = 0;
        if (!TryRead(map, out var head) || head.Type != GeoType.Map) return false;

        var at = head.Start;

        for (var entry = 0; entry < head.Size; entry++)
        {
            if (!TryRead(at, out var key) || key.Type != GeoType.Text || !TrySkip(ref at, 0, ref patience)) return false;

            if (_bytes.Slice(key.Start, key.Size).SequenceEqual(name))
            {
                value = at;
                return true;
            }

            if (!TrySkip(ref at, 0, ref patience)) return false;
        }

        return false;
    }

    /// <returns>Where a list's first element is; null when it has none, or is no list.</returns>
    public int? First(int list) => TryRead(list, out var head) && head is { Type: GeoType.List, Size: > 0 } ? head.Start : null;

    public string? Text(int at) => TryRead(at, out var head) && head is { Type: GeoType.Text, Size: > 0 and <= LongestText }
        ? Encoding.UTF8.GetString(_bytes.Slice(head.Start, head.Size))
        : null;

    public double? Number(int at)
    {
        if (!TryRead(at, out var head)) return null;

        return head switch
        {
            { Type: GeoType.Double, Size: 8 } => BinaryPrimitives.ReadDoubleBigEndian(_bytes[head.Start..]),
            { Type: GeoType.Float, Size: 4 } => BinaryPrimitives.ReadSingleBigEndian(_bytes[head.Start..]),
            _ => null,
        };
    }

    /// <returns>An unsigned whole number.</returns>
    public ulong? Whole(int at)
    {
        if (!TryRead(at, out var head)) return null;
        if (head is not { Type: GeoType.UInt16 or GeoType.UInt32 or GeoType.UInt64, Size: <= 8 }) return null;

        // Zeros at the front are left out.
        var number = 0UL;
        foreach (var one in _bytes.Slice(head.Start, head.Size))
            number = (number << 8) | one;
        return number;
    }

    // Follows pointers; they may not lead to pointers, but a file may do what it may not.
    bool TryRead(int at, out GeoValue value)
    {
        for (var hops = 0; TryReadHead(at, out value); hops++)
        {
            if (value.Type != GeoType.Pointer) return true;
            if (hops == MostHops) return false;

            at = value.Size;
        }

        return false;
    }

    // Pointers are not followed: so nothing leads back, and nothing is gone through twice.
    bool TrySkip(ref int at, int depth, ref int patience)
    {
        if (depth > Deepest || --patience < 0 || !TryReadHead(at, out var head)) return false;

        at = head.Start;
        var parts = head.Type switch
        {
            GeoType.Map => head.Size * 2,
            GeoType.List => head.Size,
            _ => 0,
        };

        if (IsSized(head.Type)) at += head.Size;

        for (var part = 0; part < parts; part++)
        {
            if (!TrySkip(ref at, depth + 1, ref patience)) return false;
        }

        return true;
    }

    bool TryReadHead(int at, out GeoValue value)
    {
        value = default;
        if ((uint)at >= (uint)_bytes.Length) return false;

        var control = _bytes[at++];
        var type = (GeoType)(control >> 5);

        if (type == GeoType.Pointer) return TryReadPointer(control, at, out value);

        if (type == GeoType.Extended)
        {
            if (at >= _bytes.Length) return false;
            type = (GeoType)(7 + _bytes[at++]);
        }

        if (!TryReadSize(control & 31, ref at, out var size)) return false;

        value = new(type, size, at);
        return !IsSized(type) || size <= _bytes.Length - at;
    }

    bool TryReadPointer(int control, int at, out GeoValue value)
    {
        value = default;
        var length = ((control >> 3) & 3) + 1;
        if (_bytes.Length - at < length) return false;

        var target = length == 4 ? 0L : control & 7;
        for (var i = 0; i < length; i++)
            target = (target << 8) | _bytes[at + i];

        target += length switch { 2 => 2_048, 3 => 526_336, _ => 0 };
        if (target >= _bytes.Length) return false;

        value = new(GeoType.Pointer, (int)target, at + length);
        return true;
    }

    bool TryReadSize(int low, ref int at, out int size)
    {
        size = low;
        if (low < 29) return true;

        var more = low - 28;
        if (_bytes.Length - at < more) return false;

        size = 0;
        for (var i = 0; i < more; i++)
            size = (size << 8) | _bytes[at++];

        size += more switch { 1 => 29, 2 => 285, _ => 65_821 };
        return true;
    }

    // A boolean is its own size, maps and lists count entries.
    static bool IsSized(GeoType type) => type is not (GeoType.Map or GeoType.List or GeoType.Boolean or GeoType.Pointer);
}
