using System.Globalization;
using System.Text;
using Waymark.Facts;

namespace Waymark.SmartLinks;

/// <summary>Short codes that people type into an app when the link itself was lost.</summary>
public static class LinkCode
{
    public const int Shortest = 4, Longest = 32;

    /// <summary>What drawn codes are made of: nothing that is misread or misheard.</summary>
    public const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public const int LettersOfDrawn = 7;

    /// <summary>Another code for a link whose own was taken: always the same for the same link and attempt.</summary>
    public static string Derived(string token, int attempt)
    {
        var number = StableHash.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{token}\0{attempt}")));
        var code = new char[LettersOfDrawn + 1];

        for (var i = 0; i < code.Length; i++, number /= (ulong)Letters.Length)
            code[i] = Letters[(int)(number % (ulong)Letters.Length)];

        return new string(code);
    }

    /// <summary>Brings a code into the one form in which it is kept: people type lower case, spaces and hyphens.</summary>
    /// <returns>Null when it can be no code.</returns>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > Longest * 2) return null;

        var code = string.Concat(typed.Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return code.Length is >= Shortest and <= Longest && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_') ? code : null;
    }
}
