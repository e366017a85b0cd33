using Waymark.Apps;

namespace Waymark.Server.Intake;

/// <summary>Where a URL that opened the app leads, and whether it is one of the app's links.</summary>
/// <param name="Destination">For a campaign's link its deep link, merged with the URL's own parameters; else the URL.</param>
/// <param name="IsOurs">The host or the campaign in the URL belongs to the app.</param>
readonly record struct OpenedLink(string Destination, bool IsOurs)
{
    public static OpenedLink Of(App app, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return new(url, IsOurs: false);

        var campaign = FindCampaign(app, uri);
        var isOurs = campaign is not null || app.Domains.Contains(uri.Host, StringComparer.OrdinalIgnoreCase);

        return campaign?.Deeplink is { Length: > 0 } deepLink
            ? new(Merge(deepLink, uri), isOurs)
            : new(url, isOurs);
    }

    // https://HOST/any/path?c=ID, or https://HOST/ID
    static Campaign? FindCampaign(App app, Uri uri)
    {
        foreach (var (name, value) in Parameters(uri.Query))
        {
            if (name is "c") return app.FindCampaign(Uri.UnescapeDataString(value));
        }

        return app.FindCampaign(uri.AbsolutePath.Trim('/'));
    }

    // The campaign's own parameters win over the URL's; the campaign id has done its work.
    static string Merge(string deepLink, Uri clicked)
    {
        var fragment = deepLink.IndexOf('#');
        var (target, rest) = fragment < 0 ? (deepLink, "") : (deepLink[..fragment], deepLink[fragment..]);
        var query = target.IndexOf('?');
        var own = query < 0 ? [] : Parameters(target[query..]).Select(parameter => parameter.Name).ToHashSet();
        var added = Parameters(clicked.Query)
            .Where(parameter => parameter.Name is not "c" && !own.Contains(parameter.Name))
            .Select(parameter => $"{parameter.Name}={parameter.Value}");

        var parameters = string.Join('&', added);
        return parameters.Length == 0 ? deepLink : $"{target}{(query < 0 ? '?' : '&')}{parameters}{rest}";
    }

    static IEnumerable<(string Name, string Value)> Parameters(string query) =>
        from parameter in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let sign = parameter.IndexOf('=')
        select sign < 0 ? (parameter, "") : (parameter[..sign], parameter[(sign + 1)..]);
}
