using System.Security.Cryptography;
using System.Text;

namespace Waymark.Connectors.Meta;

/// <summary>Personal data as Meta matches on it: brought into one form, then SHA-256 in lower-case hex.</summary>
static class MetaHash
{
    /// <summary>With a country code a number has more digits than most countries use within.</summary>
    const int DigitsWithCountry = 11;

    /// <returns>The hash, or null when it is no address. Dots and <c>+tags</c> stay: Meta keeps them too.</returns>
    public static string? Email(string? email) => Known(email) ?? (PersonText.Email(email) is { } address ? Of(Lower(address)) : null);

    /// <returns>The hash of country code and number, or null when there is no telling the country.</returns>
    public static string? Phone(string? phone)
    {
        if (phone is null || Known(phone) is not null) return Known(phone);

        var text = phone.Trim();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isWithCountry = text.StartsWith('+') || text.StartsWith("00", StringComparison.Ordinal)
            || (digits.Length >= DigitsWithCountry && !text.StartsWith('0'));
        return isWithCountry && digits.TrimStart('0') is { Length: >= 7 and <= 15 } number ? Of(number) : null;
    }

    public static string? Id(string? id) => Known(id) ?? (id?.Trim() is { Length: > 0 } text ? Of(text) : null);

    // Hashed by the app already.
    static string? Known(string? text) => text?.Trim() is { } hash && PersonText.IsHashed(hash) ? Lower(hash) : null;

    static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Lower(string text) => text.ToLowerInvariant();
}
