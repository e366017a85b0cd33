using System.Buffers;

namespace Waymark.Devices;

/// <summary>Reads languages as browsers and devices write them.</summary>
public static class Languages
{
    static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <returns>The primary subtag of the first language: <c>en-IN,en;q=0.9</c> and <c>en_IN</c> are <c>en</c>; null when there is none.</returns>
    public static string? Primary(string? text)
    {
        var tag = text.AsSpan().Trim();
        var end = tag.IndexOfAnyExcept(Letters);
        var primary = end < 0 ? tag : tag[..end];

        // A longer run of letters is a word, not a language: "unknown", "english".
        return primary.Length is 2 or 3 ? primary.ToString().ToLowerInvariant() : null;
    }

    public static Agreement Compare(string? one, string? other)
    {
        if (one is null || other is null) return Agreement.Missing;

        return one.Equals(other, StringComparison.OrdinalIgnoreCase) ? Agreement.Agree : Agreement.Differ;
    }
}
