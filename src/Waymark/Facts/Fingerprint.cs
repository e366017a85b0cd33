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
        var builder = new StringBuilder(kind);
        foreach (var part in parts)
            builder.Append('\0').Append(part);

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(builder.ToString()), hash);
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
