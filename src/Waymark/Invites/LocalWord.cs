namespace Waymark.Invites;

/// <summary>Texts by language, as the configuration and callers give them.</summary>
public static class LocalWord
{
    /// <summary>The key of the text for everybody else.</summary>
    public const string Default = "default";

    /// <param name="texts">By lower-case language.</param>
    /// <param name="languages">Those wanted, the best first; <c>pt-BR</c> takes <c>pt</c> when there is no better.</param>
    /// <returns>Null when there is none to take.</returns>
    public static string? Pick(IReadOnlyDictionary<string, string> texts, params ReadOnlySpan<string?> languages)
    {
        foreach (var language in languages)
        {
            if (language is null) continue;

            for (var tag = language.Trim().Replace('_', '-').ToLowerInvariant(); tag.Length > 0; tag = Shorter(tag))
            {
                if (texts.TryGetValue(tag, out var text)) return text;
            }
        }

        return texts.GetValueOrDefault(Default);
    }

    static string Shorter(string tag) => tag.LastIndexOf('-') is var end and > 0 ? tag[..end] : "";
}
