using System.Security.Cryptography;
using Waymark.Links;

namespace Waymark.Server.Links;

/// <summary>Makes click ids that nobody guesses.</summary>
/// <remarks>Asking for ten random bytes costs nearly as much as asking for a thousand: each thread asks for those of many clicks.</remarks>
static class ClickIds
{
    const int AskedFor = 100 * ClickId.RandomLength;

    [ThreadStatic]
    static byte[]? _random;

    [ThreadStatic]
    static int _left;

    public static string New(DateTimeOffset now)
    {
        var random = _random ??= new byte[AskedFor];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            _left = random.Length;
        }

        _left -= ClickId.RandomLength;
        return ClickId.From(now, random.AsSpan(_left, ClickId.RandomLength));
    }
}
