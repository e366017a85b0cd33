using Waymark.Apps;
using Waymark.SmartLinks;

namespace Waymark.Links;

/// <summary>A link somebody followed, or opened the app with, and which campaign it belongs to.</summary>
public sealed record LinkAddress
{
    public const int LongestUrl = 8_192;

    /// <summary>As it was followed.</summary>
    public required string Url { get; init; }

    public required Uri Uri { get; init; }

    public required LinkForm Form { get; init; }

    /// <summary>The configured campaign; null when the link names none that exists.</summary>
    public Campaign? Campaign { get; init; }

    /// <summary>The smart link or invite; null for every other link. Links are data, so whoever can look them up adds it.</summary>
    public SmartLink? SmartLink { get; init; }

    public required IReadOnlyList<QueryParameter> Query { get; init; }

    public required LinkParameters Parameters { get; init; }

    /// <summary>Without a campaign of ours the whole URL leads into the app.</summary>
    public bool IsRootDomain => Campaign is null && SmartLink is null;

    /// <summary>Where in the app it leads; null for nowhere special.</summary>
    public string? DeepLink => SmartLink is null ? DeferredDeepLink.Merge(Campaign, Url) : DeferredDeepLink.Of(SmartLink, Url);

    /// <summary>The same link, known to be a smart link.</summary>
    public LinkAddress As(SmartLink link) => this with { SmartLink = link, Form = LinkForm.SmartLink };

    /// <summary>
    /// Reads <c>https://HOST/any/path?c=ID</c> and <c>https://HOST/ID</c>. Where <c>c</c> is no campaign of the app's and the
    /// parameters name their own source (<c>pid</c>, <c>utm_source</c>), <c>c</c> is a campaign's name in that source.
    /// </summary>
    /// <returns>Null when the text is no absolute URL.</returns>
    public static LinkAddress? Read(string url, App app)
    {
        if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var uri)) return null;

        var query = QueryText.Parse(LinkParameterReading.QueryOf(url));
        var parameters = LinkParameterReading.Read(url, query);
        var named = ByParameter(query, app);
        var campaign = named ?? ByPath(uri, app);

        return new LinkAddress
        {
            Url = url,
            Uri = uri,
            Query = query,
            Parameters = parameters,
            Campaign = campaign,
            Form = named is not null ? LinkForm.CampaignParameter
                : campaign is not null ? LinkForm.CampaignPath
                : parameters.Source is not null ? LinkForm.OwnSource
                : LinkForm.RootDomain,
        };
    }

    static Campaign? ByParameter(IReadOnlyList<QueryParameter> query, App app) =>
        query.FirstOrDefault(parameter => parameter is { Name: "c", Value.Length: > 0 }) is { Value: { } id } ? app.FindCampaign(id) : null;

    static Campaign? ByPath(Uri uri, App app)
    {
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) return null;

        var segment = uri.AbsolutePath.Trim('/');
        return segment.Length == 0 || segment.Contains('/', StringComparison.Ordinal) ? null : app.FindCampaign(QueryText.Decode(segment));
    }
}

/// <summary>How a link says what it belongs to.</summary>
public enum LinkForm
{
    /// <summary><c>?c=ID</c>: path and other parameters belong to the deep link.</summary>
    CampaignParameter,

    /// <summary><c>/ID</c>.</summary>
    CampaignPath,

    /// <summary>The parameters name source and campaign themselves, as AppsFlyer's and UTM links do.</summary>
    OwnSource,

    /// <summary><c>/TOKEN</c>, <c>/TOKEN/any/path</c>.</summary>
    SmartLink,

    /// <summary>Only a place in the app.</summary>
    RootDomain,
}
