using System.Security.Cryptography;
using System.Text;

namespace Waymark.Client;

/// <summary>Text that tells who somebody is, and the form of it that does not.</summary>
static class PersonalText
{
    // The raw text, neither trimmed nor lower-cased: every client of this API hashes it so, and the hashes must agree.
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
