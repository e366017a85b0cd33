using Waymark.Devices;
using Waymark.Facts;
using Waymark.Links;

namespace Waymark.Touches;

/// <summary>A click, with everything a decision may compare.</summary>
public sealed record Touch
{
    /// <summary>The source of a link that names neither a network nor a media source.</summary>
    public const string PlainLink = "LINK";

    /// <summary>The parameter that says <c>false</c> when the link wants no partner told of the installs it earns.</summary>
    public const string InstallPostback = "install_postback";

    /// <summary>The parameter that holds the token of the smart link or invite that was followed.</summary>
    public const string LinkTokenParameter = "link_token";

    /// <summary>The parameter that says why the touch earns nothing: <c>archived</c>, <c>expired</c>, <c>click_limit</c>, <c>signature_missing</c>, …</summary>
    public const string RefusedParameter = "refused";

    public required string App { get; init; }

    /// <summary>Our id, carried in the store referrer: see <see cref="Links.ClickId"/>.</summary>
    public required string ClickId { get; init; }

    /// <summary>Journal position of the click: decisions on later facts see it, on earlier ones never.</summary>
    public required long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The URL as it was followed.</summary>
    public required string Url { get; init; }

    /// <summary>Network code or media source; null when the link names none.</summary>
    public string? Source { get; init; }

    public string? Medium { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? AdSet { get; init; }

    public string? Ad { get; init; }

    /// <summary>Where in the app the link leads; null for nowhere special.</summary>
    public string? DeepLink { get; init; }

    /// <summary>A link without a campaign, whose whole URL is the deep link.</summary>
    public bool IsRootDomain { get; init; }

    public bool IsRetargeting { get; init; }

    public bool IsPaid { get; init; }

    /// <summary>The click window that the link itself asks for, in hours.</summary>
    public int? ClickHours { get; init; }

    /// <summary>The window of guessed matches that a smart link has of its own, in hours.</summary>
    public int? ProbabilisticHours { get; init; }

    /// <summary>The ad network's own click id, sub parameters and the like, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public string? Gaid { get; init; }

    public string? Idfa { get; init; }

    /// <summary>The address as a match key: see <see cref="Addresses.MatchKey"/>; null when it may not be matched on.</summary>
    public string? Address { get; init; }

    /// <summary>Where the address was, ISO 3166-1 alpha-2; null when not known.</summary>
    public string? Country { get; init; }

    public NetworkKind Network { get; init; }

    public Platform Platform { get; init; }

    public string? OsVersion { get; init; }

    public string? Model { get; init; }

    public string? Language { get; init; }

    /// <summary>Tells visitors behind one address apart: a hash of browser and language.</summary>
    public long Visitor { get; init; }

    /// <summary>The same touch with one more parameter.</summary>
    public Touch With(string parameter, string value) =>
        this with { Parameters = new SortedDictionary<string, string>(Parameters.ToDictionary(), StringComparer.Ordinal) { [parameter] = value } };

    /// <summary>The same touch for those who may not have a device's ids: also not by the URL that carries them.</summary>
    public Touch WithoutIds() => this with { Gaid = null, Idfa = null, Url = LinkIds.Remove(Url) };

    /// <summary>Who is credited with what this touch earns; clicks are counted under the same name.</summary>
    public string CreditedSource => Source ?? PlainLink;

    /// <summary>The smart link or invite that was followed; null for every other link.</summary>
    public string? LinkToken => Parameters.GetValueOrDefault(LinkTokenParameter);

    /// <summary>Where the network showed it, by the network's own id; null when it does not say.</summary>
    public string? Site => Parameters.GetValueOrDefault("site_id");

    /// <summary>Why it earns nothing; null when it may.</summary>
    public string? Refused => Parameters.GetValueOrDefault(RefusedParameter);

    public bool HasDeviceId => Gaid is not null || Idfa is not null;
}
