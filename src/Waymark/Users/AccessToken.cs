using System.Security.Cryptography;
using System.Text;

namespace Waymark.Users;

/// <summary>The secret that goes with an identity which nobody vouches for: kept as a hash only.</summary>
public static class AccessToken
{
    public const int Longest = 4_096;

    /// <returns>A hash that is another one for each identity.</returns>
    public static string Hash(string app, string provider, string id, string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{app}\0{provider}\0{id}\0{token}")));

    /// <summary>Takes as long whatever they have in common.</summary>
    public static bool AreEqual(string? known, string? shown) =>
        known is not null && shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(known), Encoding.ASCII.GetBytes(shown));
}
