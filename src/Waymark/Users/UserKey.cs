using System.Security.Cryptography;
using System.Text;
using Waymark.Facts;

namespace Waymark.Users;

/// <summary>What a user can be found by besides the app's own id, as a hash.</summary>
public static class UserKey
{
    const int HashLength = 64;

    /// <summary>An address in any letter case, or its SHA-256 in hex as apps send it that hash: both find the same user.</summary>
    public static long OfEmail(string email)
    {
        var plain = email.Trim().ToLowerInvariant();
        var hash = plain.Length == HashLength && plain.All(char.IsAsciiHexDigit)
            ? plain
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));

        return (long)StableHash.Of(Encoding.UTF8.GetBytes($"email\0{hash}"));
    }
}
