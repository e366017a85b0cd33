using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>One spot of a document that holds a secret.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Identity">What it is whatever its position: <c>apps/shop/feeds/clevertap/key</c>. All keys of one list share theirs.</param>
/// <param name="IsListed">One of a list of keys rather than a key of its own.</param>
public readonly record struct SecretPlace(Place Place, string Identity, bool IsListed);

/// <summary>Knows which spots of a document hold secrets.</summary>
public static class SecretPlaces
{
    static readonly string[] FeedSecrets = ["key", "secret", "previousKey", "previousSecret", "webhookSecret"];
    static readonly string[] NetworkSecrets = ["key", "previousKey"];

    public static IEnumerable<SecretPlace> In(JsonNode? document, KnownPartners partners)
    {
        var root = Place.Root(document);
        return [.. Keys(root["managementKeys"], "managementKeys"), .. root["apps"].Items.SelectMany(app => InApp(app, partners))];
    }

    static IEnumerable<SecretPlace> InApp(Place app, KnownPartners partners)
    {
        var identity = $"apps/{app["id"].Text}";

        return
        [
            .. Keys(app["serverKeys"], $"{identity}/serverKeys"),
            .. app["signingKeys"].Items.Select(key => One(key["secret"], $"{identity}/signingKeys/{key["id"].Text}/secret")),
            .. app["identityKeys"].Items.Select(key => One(key["secret"], $"{identity}/identityKeys/{key["id"].Text}/secret")),
            .. app["clickSigning"]["keys"].Items.Select(key => One(key["secret"], $"{identity}/clickSigning/{key["id"].Text}/secret")),
            .. app["webKeys"].Items.Select(key => One(key["privateKey"], $"{identity}/webKeys/{key["id"].Text}/privateKey")),
            One(app["meta"]["installReferrerKey"], $"{identity}/meta/installReferrerKey"),
            .. app["feeds"].Items.SelectMany(feed => Named(FeedSecrets, feed, $"{identity}/feeds/{feed["id"].Text}")),
            .. app["networks"].Items.SelectMany(network => Named(NetworkSecrets, network, $"{identity}/networks/{network["id"].Text}")),
            .. app["integrations"].Items.SelectMany(integration => InIntegration(integration, identity, partners)),
        ];
    }

    static IEnumerable<SecretPlace> Named(string[] secrets, Place place, string identity) =>
        secrets.Select(name => One(place[name], $"{identity}/{name}"));

    static IEnumerable<SecretPlace> InIntegration(Place integration, string app, KnownPartners partners) =>
        integration["settings"].Members
            .Where(setting => integration["partner"].Text is { } partner && partners.Find(partner, setting.Name) is { Secret: true })
            .Select(setting => One(setting.Place, $"{app}/integrations/{integration["id"].Text}/settings/{setting.Name}"));

    static IEnumerable<SecretPlace> Keys(Place list, string identity) =>
        list.Items.Select(key => new SecretPlace(key, identity, IsListed: true));

    static SecretPlace One(Place place, string identity) => new(place, identity, IsListed: false);
}
