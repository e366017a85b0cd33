using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>The ways to write a secret without its value mean something only where a secret belongs.</summary>
static class SecretRules
{
    public static IEnumerable<DocumentError> Check(Place document, KnownPartners partners)
    {
        var secretPlaces = SecretPlaces.In(document.Node, partners).ToList();
        var secretPaths = secretPlaces.Select(secret => secret.Place.Path).ToHashSet(StringComparer.Ordinal);

        return
        [
            .. Texts(document).SelectMany(place => CheckText(place, secretPaths.Contains(place.Path))),
            .. secretPlaces.SelectMany(CheckSecret),
        ];
    }

    static IEnumerable<DocumentError> CheckText(Place place, bool isSecret)
    {
        if (SecretText.PlaceholderName(place.Text!) is not null)
            yield return place.Error($"is the inside of our storage; write the secret itself, or {SecretText.Mask} to keep what is stored");
        else if (!isSecret && SecretText.Variable(place.Text!) is { } variable)
            yield return place.Error($"only secrets are read from the environment; write the value of {variable} here");
        else if (!isSecret && SecretText.IsMask(place.Text!))
            yield return place.Error("is no secret, so nothing is kept under a mask; write the value");
    }

    static IEnumerable<DocumentError> CheckSecret(SecretPlace secret)
    {
        // Secrets are sealed as text; a number or true would pass by unsealed.
        if (!secret.Place.IsAbsent && secret.Place.Text is null && secret.Identity.Contains("/settings/", StringComparison.Ordinal))
            yield return secret.Place.Error("is secret and must be text in quotes");
        else if (!secret.IsListed && secret.Place.Text is { } text && SecretText.MaskNumber(text) is not null)
            yield return secret.Place.Error($"there is one secret here, so write {SecretText.Mask} without a number to keep it");
    }

    static IEnumerable<Place> Texts(Place place) =>
        place.Text is not null
            ? [place]
            : place.Items.Concat(place.Members.Select(member => member.Place)).SelectMany(Texts);
}
