using System.Buffers.Binary;
using System.Buffers.Text;

namespace Waymark.Links;

/// <summary>Our click ids: 22 characters of base64url, of which the first 48 bits are the time, so that a click is found where it lies.</summary>
public static class ClickId
{
    /// <summary>The parameter we write.</summary>
    public const string Parameter = "lr_ia_id";

    public const int Longest = 64;

    /// <summary>How many random bytes make an id that nobody guesses.</summary>
    public const int RandomLength = 10;

    const int Length = 22;

    /// <summary>The parameters we read in an install referrer, the first one found wins.</summary>
    public static IReadOnlyList<string> ReadParameters { get; } = [Parameter, "click_id"];

    /// <summary>Letters, digits, hyphen and underscore: they survive every store and every relay.</summary>
    public static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <param name="moment">When the click came.</param>
    /// <param name="random">Ten random bytes.</param>
    public static string From(DateTimeOffset moment, ReadOnlySpan<byte> random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        random[..RandomLength].CopyTo(bytes[6..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>When the click came; null when the text is no id that we made.</returns>
    public static DateTimeOffset? TimeOf(string? id)
    {
        Span<byte> bytes = stackalloc byte[16];

        return id is { Length: Length } && Base64Url.IsValid(id) && Base64Url.DecodeFromChars(id, bytes) == bytes.Length
            && BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16 is var milliseconds && milliseconds < LatestMilliseconds
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
                : null;
    }

    // The end of the year 9999: beyond it there is no date, and anybody can make up an id.
    const ulong LatestMilliseconds = 253_402_300_799_000;
}
