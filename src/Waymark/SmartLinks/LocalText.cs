namespace Waymark.SmartLinks;

/// <summary>A value that may differ by language or by country.</summary>
/// <param name="Default">What everybody else gets; null for nothing.</param>
public sealed record LocalText(string? Default)
{
    /// <summary>By lower-case language (<c>pt</c>, <c>pt-br</c>) or upper-case country (<c>IN</c>).</summary>
    public IReadOnlyDictionary<string, string> ByPlace { get; init; } = new Dictionary<string, string>();

    /// <param name="languages">As <see cref="Devices.Languages.Preferred"/> lists them, the dearest first.</param>
    /// <returns>The text, and the language it is in where that is known; a text in another language is better than none.</returns>
    public (string? Text, string? Language) In(IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
        {
            if (ByPlace.TryGetValue(language, out var text)) return (text, language);

            var primary = language.Split('-', 2)[0];
            if (ByPlace.TryGetValue(primary, out text)) return (text, primary);
        }

        return (Default, null);
    }

    /// <param name="country">Upper-case, two letters; null when it is not known.</param>
    public string? For(string? country) => country is not null && ByPlace.TryGetValue(country, out var own) ? own : Default;
}
