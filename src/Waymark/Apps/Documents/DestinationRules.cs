namespace Waymark.Apps.Documents;

/// <summary>A link leads only to a store, to the app itself, or to a host on the app's list.</summary>
static class DestinationRules
{
    static readonly string[] Redirects = ["androidRedirect", "iosRedirect", "website"];

    public static IEnumerable<DocumentError> Check(Place document) => document["apps"].Items.SelectMany(CheckApp);

    static IEnumerable<DocumentError> CheckApp(Place app)
    {
        var website = app["website"];
        if (website.Text is { } address && !AllowedDestinations.HostOf(address).Any())
            yield return website.Error("is no address that a browser could open");

        var allowed = new AllowedDestinations(
            [.. Texts(app["domains"]), .. Texts(app["allowedHosts"]), .. AllowedDestinations.HostOf(website.Text)],
            app["uriScheme"].Text);

        foreach (var error in app["campaigns"].Items.SelectMany(campaign => CheckCampaign(campaign, allowed)))
            yield return error;
    }

    static IEnumerable<DocumentError> CheckCampaign(Place campaign, AllowedDestinations allowed)
    {
        foreach (var place in Redirects.Select(name => campaign[name]))
        {
            if (place.Text is { Length: > 0 } address && !allowed.Allow(address))
                yield return place.Error(Explain(address));
        }

        // A deep link is handed to the app, not only to browsers; where a browser is sent with it is checked on the way.
        var deeplink = campaign["deeplink"];
        if (deeplink.Text is { Length: > 0 } link
            && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && (AllowedDestinations.IsWeb(uri) || allowed.IsOwnScheme(uri))))
        {
            yield return deeplink.Error("must be an absolute https:// address or begin with the app's uriScheme; set uriScheme if it is missing");
        }
    }

    static string Explain(string address) =>
        AllowedDestinations.HostOf(address).FirstOrDefault() is { } host
            ? $"leads to {host}, which is no store and none of the app's hosts; add it to allowedHosts if visitors may be sent there"
            : "must be an absolute https:// address of a store or of one of the app's hosts";

    static IEnumerable<string> Texts(Place list) => list.Items.Select(item => item.Text).OfType<string>();
}
