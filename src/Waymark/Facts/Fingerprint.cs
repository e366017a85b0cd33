using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Facts;

/// <summary>128 bits that stand for "this very thing": wide enough that two different things never share one.</summary>
public readonly record struct Fingerprint(ulong High, ulong Low)
{
    /// <param name="kind">What sort of thing, so that equal parts of different sorts differ.</param>
    /// <param name="parts">What makes it this one; order counts.</param>
    public static Fingerprint Of(string kind, params ReadOnlySpan<string> parts)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(kind.Length);
        foreach (var part in parts)
            longest += 1 + Encoding.UTF8.GetMaxByteCount(part.Length);

        var bytes = ArrayPool<byte>.Shared.Rent(longest);
        var length = Encoding.UTF8.GetBytes(kind, bytes);

        foreach (var part in parts)
        {
            bytes[length++] = 0;
            length += Encoding.UTF8.GetBytes(part, bytes.AsSpan(length));
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
