using System.Buffers;
using System.Globalization;

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

    /// <summary>What a browser's <c>Accept-Language</c> asks for, lower-case, the dearest first; at most ten.</summary>
    public static IReadOnlyList<string> Preferred(string? acceptLanguage)
    {
        if (string.IsNullOrEmpty(acceptLanguage)) return [];

        return
        [
            .. acceptLanguage.Split(',', 11)
                .Take(10)
                .Select(part => part.Split(';', 2))
                .Select(part => (Tag: part[0].Trim().Replace('_', '-').ToLowerInvariant(), Weight: WeightOf(part)))
                .Where(choice => choice.Weight > 0 && Primary(choice.Tag) is not null)
                .OrderByDescending(choice => choice.Weight)
                .Select(choice => choice.Tag),
        ];
    }

    /// <returns>The country that the dearest language with one names, upper-case: <c>en-IN,en</c> is <c>IN</c>; null when none does.</returns>
    public static string? Country(string? acceptLanguage) => Preferred(acceptLanguage)
        .SelectMany(tag => tag.Split('-').Skip(1))
        .FirstOrDefault(part => part.Length == 2 && part.All(char.IsAsciiLetterLower))
        ?.ToUpperInvariant();

    static double WeightOf(string[] part) =>
        part.Length > 1
        && part[1].Trim() is { } weight
        && weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(weight.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said)
            ? said
            : 1;

    public static Agreement Compare(string? one, string? other)
    {
        if (one is null || other is null) return Agreement.Missing;

        return one.Equals(other, StringComparison.OrdinalIgnoreCase) ? Agreement.Agree : Agreement.Differ;
    }
}
