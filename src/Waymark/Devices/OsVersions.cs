using System.Buffers;

namespace Waymark.Devices;

/// <summary>Reads and compares versions of operating systems.</summary>
public static class OsVersions
{
    const int LongestRead = 20;

    static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789._");

    /// <returns>
    /// The leading numbers, dotted: <c>17_5_1 like Mac OS X</c> is <c>17.5.1</c>. Android loses trailing zeros, because client
    /// hints say <c>14.0.0</c> where everyone else says <c>14</c>. Null when it does not begin with a number.
    /// </returns>
    public static string? Read(string? text, bool isAndroid)
    {
        var version = text.AsSpan().Trim();
        var end = version.IndexOfAnyExcept(VersionCharacters);
        version = (end < 0 ? version : version[..end]).TrimEnd("._");

        if (version.Length is 0 or > LongestRead || !char.IsAsciiDigit(version[0])) return null;

        var dotted = version.ToString().Replace('_', '.');

        while (isAndroid && dotted.EndsWith(".0", StringComparison.Ordinal))
            dotted = dotted[..^2];

        return dotted;
    }

    /// <summary>Browsers may know fewer numbers than the device: they agree as far as both know.</summary>
    public static Agreement Compare(string? one, string? other)
    {
        if (string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other)) return Agreement.Missing;

        return one.Split('.').Zip(other.Split('.')).All(pair => pair.First == pair.Second) ? Agreement.Agree : Agreement.Differ;
    }
}
