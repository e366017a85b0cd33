using System.Collections.Frozen;

namespace Waymark.Links;

/// <summary>
/// What a link's parameters say, in one model for the vocabularies in use: AppsFlyer's (<c>pid</c>, <c>af_…</c>), Linkrunner's
/// (<c>click_id</c>, <c>sub1</c>), Airbridge's (<c>ad_group</c>, <c>sub_id_1</c>) and UTM tags.
/// </summary>
public sealed record LinkParameters
{
    /// <summary>The URL as it was followed; what this model leaves out is still there.</summary>
    public required string RawUrl { get; init; }

    /// <summary>Media source, such as <c>Email</c> or <c>facebook_int</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Campaign name; in a link to a configured campaign its id.</summary>
    public string? Campaign { get; init; }

    public string? CampaignId { get; init; }

    /// <summary>Sub-channel of the source.</summary>
    public string? Channel { get; init; }

    public string? AdSet { get; init; }

    public string? AdSetId { get; init; }

    public string? Ad { get; init; }

    public string? AdId { get; init; }

    public string? AdType { get; init; }

    /// <summary>Publisher.</summary>
    public string? SiteId { get; init; }

    /// <summary>Sub-publisher.</summary>
    public string? SubSiteId { get; init; }

    public string? Affiliate { get; init; }

    public string? Offer { get; init; }

    public string? Agency { get; init; }

    /// <summary>Search terms.</summary>
    public string? Keywords { get; init; }

    /// <summary>The network's own id for this click, echoed in postbacks unchanged.</summary>
    public string? ClickId { get; init; }

    /// <summary>Ids that big networks append, by lower-case parameter: <c>gclid</c>, <c>fbclid</c>, …</summary>
    public IReadOnlyDictionary<string, string> NetworkClickIds { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Free pass-through values by number, 1 to 5.</summary>
    public IReadOnlyDictionary<int, string> Subs { get; init; } = FrozenDictionary<int, string>.Empty;

    public UtmTags Utm { get; init; } = UtmTags.None;

    /// <summary>Google advertising id, lower-case UUID.</summary>
    public string? Gaid { get; init; }

    /// <summary>Apple advertising id, lower-case UUID.</summary>
    public string? Idfa { get; init; }

    /// <summary>Open advertising id of Android phones without Google, lower-case UUID.</summary>
    public string? Oaid { get; init; }

    /// <summary>Hashed device ids by parameter, such as <c>sha1_advertising_id</c>; lower-case hex.</summary>
    public IReadOnlyDictionary<string, string> HashedIds { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether the link speaks to people who have the app; null when it does not say.</summary>
    public bool? IsRetargeting { get; init; }

    /// <summary>Hours from click to install: 1 to 720. From <c>af_click_lookback</c>.</summary>
    public int? ClickWindowHours { get; init; }

    /// <summary>Hours from view to install: 1 to 24. From <c>af_viewthrough_lookback</c>.</summary>
    public int? ViewWindowHours { get; init; }

    /// <summary>How long events count for a re-engagement; <see cref="TimeSpan.MaxValue"/> for <c>lifetime</c>.</summary>
    public TimeSpan? ReengagementWindow { get; init; }

    /// <summary>Address in the app's own scheme to open.</summary>
    public string? AppUrl { get; init; }

    /// <summary>Try the app's scheme even where the link would open the app by itself.</summary>
    public bool ForcesAppUrl { get; init; }

    /// <summary>Where the content is inside the app.</summary>
    public string? DeepLinkValue { get; init; }

    /// <summary>More about the content, by number, 1 to 10.</summary>
    public IReadOnlyDictionary<int, string> DeepLinkSubs { get; init; } = FrozenDictionary<int, string>.Empty;

    /// <summary>Asked-for destination of every visitor; not yet checked against the app's allowed hosts.</summary>
    public string? Redirect { get; init; }

    /// <inheritdoc cref="Redirect"/>
    public string? AndroidRedirect { get; init; }

    /// <inheritdoc cref="Redirect"/>
    public string? IosRedirect { get; init; }

    /// <inheritdoc cref="Redirect"/>
    public string? WebRedirect { get; init; }

    public string? CostModel { get; init; }

    public decimal? CostValue { get; init; }

    /// <summary>ISO 4217; USD where a cost has none.</summary>
    public string? CostCurrency { get; init; }

    /// <summary>Partners do not hear of installs from this link; they are still credited and shown.</summary>
    public bool SuppressesInstallPostback { get; init; }

    /// <summary>What was left out because it made no sense, and why.</summary>
    public IReadOnlyList<RejectedParameter> Rejected { get; init; } = [];

    public static LinkParameters Read(string url) =>
        LinkParameterReading.Read(url, QueryText.Parse(LinkParameterReading.QueryOf(url)));
}

/// <summary>A parameter that was not believed.</summary>
public sealed record RejectedParameter(string Name, string Value, string Because);
