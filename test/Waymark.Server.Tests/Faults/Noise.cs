using System.Security.Cryptography;
using System.Text;

namespace Waymark.Server.Tests.Faults;

/// <summary>Text that does not compress, the same for the same seed: it fills a disk as fast as it promises.</summary>
static class Noise
{
    public static string Of(string seed, int length)
    {
        var text = new StringBuilder();

        for (var block = 0; text.Length < length; block++)
            text.Append(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{block}"))));

        return text.ToString(0, length);
    }
}
