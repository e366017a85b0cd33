using Waymark.Links;

namespace Waymark.Apps.Documents;

/// <summary>A campaign leads only where its links may lead: what would be refused later is refused now.</summary>
static class DestinationRules
{
    static readonly string[] Redirects = ["androidRedirect", "iosRedirect", "website"];

    public static IEnumerable<DocumentError> Check(Place document) => document["apps"].Items.SelectMany(CheckApp);

    static IEnumerable<DocumentError> CheckApp(Place app)
    {
        var website = app["website"];
        if (website.Text is { } address && HostOf(address) is null)
            yield return website.Error("is no address that a browser could open");

        var sketch = new App
        {
            Id = "",
            Domains = [.. Texts(app["domains"])],
            AllowedHosts = [.. Texts(app["allowedHosts"])],
            Website = website.Text,
            UriScheme = app["uriScheme"].Text,
            Android = app["android"]["package"].Text is { } package ? new AndroidApp { Package = package } : null,
        };

        foreach (var error in app["campaigns"].Items.SelectMany(campaign => CheckCampaign(campaign, sketch)))
            yield return error;
    }

    static IEnumerable<DocumentError> CheckCampaign(Place campaign, App app)
    {
        foreach (var place in Redirects.Select(name => campaign[name]))
        {
            if (place.Text is { Length: > 0 } address && RedirectTargets.Accept(address, app) is null)
                yield return place.Error(Explain(address));
        }

        if (campaign["domain"].Text is { Length: > 0 } domain && !app.Domains.Contains(domain, StringComparer.OrdinalIgnoreCase))
            yield return campaign["domain"].Error($"{domain} is none of the app's domains; add it there first");

        // A deep link is handed to the app, not only to browsers; where a browser is sent with it is checked on the way.
        var deeplink = campaign["deeplink"];
        if (deeplink.Text is { Length: > 0 } link && !IsDeepLink(link, app))
            yield return deeplink.Error("must be an absolute https:// address or begin with the app's uriScheme; set uriScheme if it is missing");
    }

    /// <summary>Whether an address may be handed to the app: on the web, or in its own scheme.</summary>
    public static bool IsDeepLink(string link, App app) => HostOf(link) is not null || IsAppScheme(link, app);

    static bool IsAppScheme(string link, App app) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && RedirectTargets.IsAppScheme(uri.Scheme, app);

    /// <summary>Why visitors may not be sent to an address.</summary>
    public static string Explain(string address) => HostOf(address) is { } host
        ? $"leads to {host}, which is no store and none of the app's hosts; add it to allowedHosts if visitors may be sent there"
        : "must be an absolute https:// address of a store or of one of the app's hosts";

    static string? HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri.Host : null;

    static IEnumerable<string> Texts(Place list) => list.Items.Select(item => item.Text).OfType<string>();
}
