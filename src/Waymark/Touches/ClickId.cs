using System.Buffers.Binary;
using System.Buffers.Text;

namespace Waymark.Touches;

/// <summary>Our id of a click: 22 characters of base64url, of which the first 48 bits are the time, so that it is found where it lies.</summary>
public static class ClickId
{
    public const int Length = 22;
    public const int RandomLength = 10;

    /// <param name="moment">When the click came.</param>
    /// <param name="random">Ten random bytes.</param>
    public static string From(DateTimeOffset moment, ReadOnlySpan<byte> random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        random[..RandomLength].CopyTo(bytes[6..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>When the click came; null when the text is no id of ours.</returns>
    public static DateTimeOffset? TimeOf(string? id)
    {
        Span<byte> bytes = stackalloc byte[16];

        return id is { Length: Length }
            && Base64Url.IsValid(id, out var length) && length == 16
            && Base64Url.DecodeFromChars(id, bytes) == 16
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16))
                : null;
    }
}
