using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>Takes the secrets out of a new document, and keeps those that are stored already.</summary>
/// <param name="stored">The document that holds until now.</param>
/// <param name="secretByName">Its opened secrets.</param>
/// <param name="version">The number the new document will have; new secrets are named after it.</param>
/// <param name="partners">Tell which settings are secret.</param>
public sealed class Sealing(
    SealedDocument stored, IReadOnlyDictionary<string, string> secretByName, int version, KnownPartners partners)
{
    readonly ILookup<string, string> _storedByIdentity = SecretPlaces.In(stored.Tree, partners)
        .Where(secret => secret.Place.Text is not null)
        .ToLookup(secret => secret.Identity, secret => secret.Place.Text!, StringComparer.Ordinal);

    readonly Dictionary<string, string> _newSecrets = new(StringComparer.Ordinal);
    readonly List<DocumentError> _errors = [];

    /// <summary>Values by name, to be encrypted and stored together with the document.</summary>
    public IReadOnlyDictionary<string, string> NewSecrets => _newSecrets;

    /// <summary>Masks under which nothing is kept.</summary>
    public IReadOnlyList<DocumentError> Errors => _errors;

    public SealedDocument Seal(JsonObject document)
    {
        var textByPath = SecretPlaces.In(document, partners)
            .Where(secret => secret.Place.Text is not null)
            .GroupBy(secret => secret.Identity, StringComparer.Ordinal)
            .SelectMany(group => group.First().IsListed ? SealList(group.Key, [.. group]) : group.Select(SealOne))
            .ToDictionary(secret => secret.Path, secret => secret.Text, StringComparer.Ordinal);

        return new SealedDocument(Rewriting.Rewrite(document, (place, text) => textByPath.GetValueOrDefault(place.Path, text)));
    }

    (string Path, string Text) SealOne(SecretPlace secret)
    {
        var text = secret.Place.Text!;

        if (!SecretText.IsMask(text))
            return (secret.Place.Path, Store(text, secret.Identity, secret.Identity));

        if (_storedByIdentity[secret.Identity].FirstOrDefault() is { } kept)
            return (secret.Place.Path, Store(kept, secret.Identity, secret.Identity));

        return Refuse(secret.Place, "nothing is stored here that a mask could keep; write the secret");
    }

    IEnumerable<(string Path, string Text)> SealList(string identity, IReadOnlyList<SecretPlace> list)
    {
        var kept = _storedByIdentity[identity].ToList();
        var sealedKeys = kept.Where(text => SecretText.Variable(text) is null).ToList();
        var masks = list.Count(secret => secret.Place.Text == SecretText.Mask);
        var nextMask = 0;

        foreach (var (index, secret) in list.Index())
        {
            var text = secret.Place.Text!;
            var name = string.Create(CultureInfo.InvariantCulture, $"{identity}/{index + 1}");

            if (!SecretText.IsMask(text))
                yield return (secret.Place.Path, Store(text, identity, name));
            else if (Find(SecretText.MaskNumber(text), index) is { } found)
                yield return (secret.Place.Path, Store(found, identity, name));
            else
                yield return Refuse(secret.Place, $"{kept.Count} stored here, and this mask does not say which to keep; write {SecretText.Mask}#1 for the first");
        }

        // All masks of a list look alike: they say which they are when they have a number, when all are there, or by their position.
        string? Find(int? number, int index) => number switch
        {
            { } position => kept.ElementAtOrDefault(position - 1),
            null when masks == sealedKeys.Count => sealedKeys[nextMask++],
            null when list.Count == kept.Count => kept[index],
            null => null,
        };
    }

    // The text is a value from the document, or one that was kept: a placeholder, a variable, a value of old.
    string Store(string text, string identity, string name)
    {
        if (SecretText.PlaceholderName(text) is not null || SecretText.Variable(text) is not null)
            return text;

        if (_storedByIdentity[identity].FirstOrDefault(placeholder => IsSame(placeholder, text)) is { } unchanged)
            return unchanged;

        var versioned = string.Create(CultureInfo.InvariantCulture, $"{name}@{version}");
        _newSecrets[versioned] = text;
        return SecretText.Placeholder(versioned);
    }

    bool IsSame(string placeholder, string text) =>
        SecretText.PlaceholderName(placeholder) is { } name
        && secretByName.TryGetValue(name, out var value)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(text));

    (string Path, string Text) Refuse(Place place, string message)
    {
        _errors.Add(place.Error(message));
        return (place.Path, "");
    }
}
