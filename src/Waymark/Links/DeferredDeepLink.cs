using Waymark.Apps;
using Waymark.SmartLinks;

namespace Waymark.Links;

/// <summary>Where a new user is led after the store: what the link would have opened.</summary>
public static class DeferredDeepLink
{
    /// <summary>
    /// The campaign's deep link with the parameters of the clicked URL added, except those it has itself; for a link without a
    /// campaign the clicked URL. Our click ids stay behind: they belong to one click, and deep links are shared.
    /// </summary>
    /// <returns>Null when a campaign leads nowhere in particular.</returns>
    public static string? Merge(Campaign? campaign, string clickedUrl)
    {
        var clicked = ClickSignature.Without(QueryText.Parse(LinkParameterReading.QueryOf(clickedUrl)))
            .Where(parameter => !IsOurs(parameter, campaign))
            .ToList();

        if (campaign is null) return WithQuery(clickedUrl, clicked);
        if (string.IsNullOrWhiteSpace(campaign.Deeplink)) return FromPath(clickedUrl, clicked);

        return Merge(campaign.Deeplink, clicked);
    }

    static string Merge(string deepLink, List<QueryParameter> clicked)
    {
        var own = QueryText.Parse(LinkParameterReading.QueryOf(deepLink));
        var ownNames = own.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        return WithQuery(deepLink, [.. own, .. clicked.Where(parameter => !ownNames.Contains(parameter.Name))]);
    }

    /// <summary>
    /// The smart link's deep link with the parameters of the clicked URL added, except those it has itself; without one the clicked
    /// URL, where it names a place behind the token. What belongs to the click stays behind.
    /// </summary>
    /// <returns>Null when the link leads nowhere in particular.</returns>
    public static string? Of(SmartLink link, string clickedUrl)
    {
        var clicked = QueryText.Parse(LinkParameterReading.QueryOf(clickedUrl))
            .Where(parameter => !LinkParams.IsOfTheClick(parameter.Name))
            .ToList();

        if (string.IsNullOrWhiteSpace(link.Deeplink))
            return Uri.TryCreate(clickedUrl, UriKind.Absolute, out var url) && LinkToken.Split(url).Path.Length > 0 ? WithQuery(clickedUrl, clicked) : null;

        return Merge(link.Deeplink, clicked);
    }

    // A campaign without a deep link of its own may still be used as host/place/in/the/app?c=ID; in host/ID the path is no place.
    static string? FromPath(string clickedUrl, List<QueryParameter> clicked) =>
        Uri.TryCreate(clickedUrl, UriKind.Absolute, out var uri) && uri.AbsolutePath.Trim('/').Length > 0 && QueryText.Parse(LinkParameterReading.QueryOf(clickedUrl)).Find("c") is not null
            ? WithQuery(clickedUrl, clicked)
            : null;

    static string WithQuery(string url, List<QueryParameter> parameters)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : url[hash..];
        var address = (hash < 0 ? url : url[..hash]).Split('?', 2)[0];
        return parameters.Count == 0
            ? address + fragment
            : $"{address}?{string.Join('&', parameters.Select(parameter => parameter.Raw))}{fragment}";
    }

    // Which campaign it was is said apart from the deep link; everything else of the query belongs to it.
    static bool IsOurs(QueryParameter parameter, Campaign? campaign) =>
        parameter.Name.Equals(ClickId.Parameter, StringComparison.OrdinalIgnoreCase) || (parameter.Name == "c" && parameter.Value == campaign?.Id);
}
