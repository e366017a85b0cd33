using System.Security.Cryptography;
using System.Text;

namespace Waymark.Connectors;

/// <summary>A UUID that is always the same for the same text, for partners that recognise a repeat by one.</summary>
static class StableUuid
{
    // Version 8 of RFC 9562 is for ids made by a rule of one's own.
    const byte Version = 0x80;
    const byte Variant = 0x80;

    public static Guid Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);

        var bytes = hash[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | Version);
        bytes[8] = (byte)((bytes[8] & 0x3F) | Variant);
        return new Guid(bytes, bigEndian: true);
    }
}
