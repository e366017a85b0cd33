using System.Text;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Connectors;

namespace Waymark.Server.Delivery.Secrets;

/// <summary>Takes an integration's secrets out of whatever is shown or stored: requests, answers, reasons.</summary>
/// <remarks>Finds them as they are, escaped for URLs, forms, JSON and HTML, in hexadecimal, and inside base64 together with other things.</remarks>
sealed class Masking
{
    /// <summary>How much of an answer is kept.</summary>
    public const int AnswerLength = 2048;

    // Shorter ones stand in every text by chance, and a mask in their place would tell them.
    const int ShortestToCutOut = 4;
    const int MostBase64Padding = 4;

    static readonly string[] CredentialHeaders = ["Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"];

    readonly string[] _tooShort;
    readonly string[] _shapes;
    readonly string[] _inBase64;
    readonly int _longest;

    Masking(IReadOnlyCollection<string> secrets)
    {
        _tooShort = [.. secrets.Where(secret => secret.Length < ShortestToCutOut)];
        var rest = secrets.SelectMany(SecretForms.WithParts).Where(secret => secret.Length >= ShortestToCutOut).Distinct(StringComparer.Ordinal).ToArray();
        _shapes = [.. rest.SelectMany(SecretForms.Shapes).Where(shape => shape.Length >= ShortestToCutOut).Distinct(StringComparer.OrdinalIgnoreCase)];
        _inBase64 = [.. rest.SelectMany(SecretForms.InBase64).Distinct(StringComparer.Ordinal)];
        _longest = _shapes.Select(shape => shape.Length).DefaultIfEmpty(0).Max();
    }

    public static Masking Of(Integration integration, IConnector connector) => new([
        .. integration.Settings
            .Where(setting => connector.Settings.Any(description => description.Secret && description.Describes(setting.Key)))
            .Select(setting => setting.Value.Trim())
            .Where(secret => secret.Length > 0)
            .Distinct(StringComparer.Ordinal)]);

    public string Text(string text)
    {
        if (_tooShort.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))) return SecretText.Mask;

        var found = Find(text).OrderBy(place => place.Start).ToList();
        if (found.Count == 0) return text;

        var masked = new StringBuilder(text.Length);
        var shown = 0;

        foreach (var (start, end) in found)
        {
            if (start > shown || shown == 0)
                masked.Append(text, shown, start - shown).Append(SecretText.Mask);

            shown = Math.Max(shown, end);
        }

        return masked.Append(text, shown, text.Length - shown).ToString();
    }

    /// <summary>How an answer begins. Secrets go before it is cut, so that no half of one is left.</summary>
    public string? Answer(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return null;

        // Every character of a secret may have taken six to write: \u0041.
        var enough = AnswerLength + (6 * Math.Max(_longest, MostBase64Padding));
        var text = Text(Encoding.UTF8.GetString(body[..Math.Min(body.Length, enough)]).Replace("\0", "", StringComparison.Ordinal));
        return text.Length > AnswerLength ? text[..AnswerLength] : text;
    }

    /// <summary>A header's value; those that exist for credentials keep only their scheme.</summary>
    public string Header(string name, string value)
    {
        if (!CredentialHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) return Text(value);

        return value.Split(' ') is [var scheme, _] && scheme.All(char.IsAsciiLetter) ? $"{scheme} {SecretText.Mask}" : SecretText.Mask;
    }

    /// <summary>An address; whatever stands before its host is a credential.</summary>
    public string Address(Uri address)
    {
        var text = address.AbsoluteUri;
        return Text(address.UserInfo.Length > 0 ? text.Replace($"{address.UserInfo}@", $"{SecretText.Mask}@", StringComparison.Ordinal) : text);
    }

    IEnumerable<(int Start, int End)> Find(string text)
    {
        var plain = TextView.Of(text);
        var unescaped = plain.WithoutBackslashes();
        TextView[] views = [plain, plain.WithoutPercent(), plain.WithoutPercent().WithoutPercent(), unescaped, unescaped.WithoutPercent()];

        foreach (var view in views.Distinct())
        {
            foreach (var place in _shapes.SelectMany(view.Find))
                yield return place;

            foreach (var place in _inBase64.SelectMany(view.Find))
                yield return WholeBase64(text, place);
        }
    }

    static (int Start, int End) WholeBase64(string text, (int Start, int End) place)
    {
        var (start, end) = place;

        while (start > 0 && IsBase64(text[start - 1])) start--;
        while (end < text.Length && IsBase64(text[end])) end++;
        return (start, end);
    }

    static bool IsBase64(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '+' or '/' or '-' or '_' or '=' or '%';
}
