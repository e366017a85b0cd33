using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>A document as it is stored: a placeholder stands wherever a secret was.</summary>
public sealed class SealedDocument(JsonObject tree)
{
    public static SealedDocument Empty { get; } = new([]);

    public JsonObject Tree { get; } = tree;

    /// <summary>The names of all secrets this document needs.</summary>
    public IReadOnlySet<string> SecretNames
    {
        get
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            Rewriting.Rewrite(Tree, (_, text) =>
            {
                if (SecretText.PlaceholderName(text) is { } name) names.Add(name);
                return text;
            });
            return names;
        }
    }

    public static SealedDocument Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    public string ToJson() => Tree.ToJsonString(DocumentJson.Indented);

    /// <summary>The document as people may see it.</summary>
    public JsonObject Masked(KnownPartners partners)
    {
        // Also what became a secret only after it was stored, when a connector marks a setting later.
        var secretPaths = SecretPlaces.In(Tree, partners).Select(secret => secret.Place.Path).ToHashSet(StringComparer.Ordinal);

        return Rewriting.Rewrite(Tree, (place, text) =>
            SecretText.PlaceholderName(text) is not null || (secretPaths.Contains(place.Path) && SecretText.Variable(text) is null)
                ? SecretText.Mask
                : text);
    }

    /// <summary>The document for use, with every secret in its place.</summary>
    /// <param name="secretByName">Opened secrets.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>The document, or null beside the errors.</returns>
    public (ConfigurationDocument? Document, IReadOnlyList<DocumentError> Errors) Open(
        IReadOnlyDictionary<string, string> secretByName, Func<string, string?> environment)
    {
        var errors = new List<DocumentError>();

        var opened = Rewriting.Rewrite(Tree, (place, text) =>
        {
            if (SecretText.PlaceholderName(text) is { } name)
                return secretByName.GetValueOrDefault(name) ?? Fail(place, "the stored secret is gone; write it again");

            if (SecretText.Variable(text) is not { } variable)
                return text;

            return environment(variable) is { Length: > 0 } value
                ? value
                : Fail(place, $"the environment variable {variable} is not set; set it, or write the secret here");
        });

        return errors.Count == 0 ? (ToTyped(opened), []) : (null, errors);

        string Fail(Place place, string message)
        {
            errors.Add(place.Error(message));
            return "";
        }
    }

    /// <summary>The document for looking back: every decision it holds, none of its secrets.</summary>
    public ConfigurationDocument WithoutSecrets(KnownPartners partners) => ToTyped(Masked(partners));

    static ConfigurationDocument ToTyped(JsonObject tree) => tree.Deserialize<ConfigurationDocument>(DocumentJson.Typed)!;
}
