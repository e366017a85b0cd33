namespace Waymark.Apps.Documents;

/// <summary>What names or opens one thing must not name or open another.</summary>
static class UniqueRules
{
    static readonly string[] ListsWithIds = ["signingKeys", "identityKeys", "webKeys", "feeds", "campaigns", "networks", "integrations", "flows", "rewards"];

    public static IEnumerable<DocumentError> Check(Place document)
    {
        var apps = document["apps"].Items.ToList();

        return
        [
            .. Duplicates(apps.Select(app => app["id"]), "every app needs its own id"),
            .. Duplicates(
                apps.SelectMany(app => app["webTokens"].Items.Prepend(app["token"])),
                "a token tells the app, so each may appear once"),
            .. Duplicates(
                apps.SelectMany(app => app["domains"].Items).Concat(apps.SelectMany(app => app["wrapperDomains"].Items)),
                "a domain leads to one app",
                StringComparer.OrdinalIgnoreCase),
            .. Duplicates(
                apps.SelectMany(app => app["serverKeys"].Items.Concat(app["feeds"].Items.SelectMany(feed => new[] { feed["key"], feed["previousKey"] }))),
                "a key tells the app, so each may appear once"),
            .. Duplicates(
                apps.SelectMany(app => app["networks"].Items.SelectMany(network => new[] { network["key"], network["previousKey"] })),
                "a network's key tells the app, so each may appear once"),
            .. Duplicates(
                apps.SelectMany(app => app["feeds"].Items.Select(feed => feed["webhookSecret"])),
                "a webhook's secret tells the feed, so each may appear once"),
            .. apps.SelectMany(WithinApp),
        ];
    }

    static IEnumerable<DocumentError> WithinApp(Place app) =>
        ListsWithIds.Select(list => app[list]).Append(app["invites"]["channels"]).Append(app["clickSigning"]["keys"]).Append(app["fraud"]["validations"]).SelectMany(list =>
            Duplicates(list.Items.Select(item => item["id"]), "every id may appear once in this list"))
        .Concat(Duplicates(app["networks"].Items.Select(network => network["code"]), "what is credited to a code is one network's", StringComparer.OrdinalIgnoreCase));

    // The value is not repeated: it may be a secret.
    static IEnumerable<DocumentError> Duplicates(IEnumerable<Place> places, string rule, StringComparer? comparer = null)
    {
        var pathByText = new Dictionary<string, string>(comparer ?? StringComparer.Ordinal);

        foreach (var place in places)
        {
            if (place.Text is not { Length: > 0 } text || SecretText.IsMask(text)) continue;

            if (!pathByText.TryAdd(text, place.Path))
                yield return place.Error($"is already used at {pathByText[text]}; {rule}");
        }
    }
}
