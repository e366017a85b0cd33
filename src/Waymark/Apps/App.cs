using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Waymark.Flows;
using Waymark.Fraud;
using Waymark.Integrations;
using Waymark.Privacy;
using Waymark.Rewards;
using Waymark.Skan;

namespace Waymark.Apps;

/// <summary>One measured application with everything its owner decided about it.</summary>
public sealed record App
{
    // Every click looks its campaign up, and an app may have thousands.
    readonly FrozenDictionary<string, Campaign> _campaignById = FrozenDictionary<string, Campaign>.Empty;

    public required string Id { get; init; }

    /// <summary>Shown to people; the id when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What the mobile SDKs send in every body. Public, not a secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>What web pages send; never the mobile token.</summary>
    public IReadOnlyList<string> WebTokens { get; init; } = [];

    /// <summary>Keys that web pages may seal their events for.</summary>
    public IReadOnlyList<WebKey> WebKeys { get; init; } = [];

    /// <summary>Keys for servers that report events. Secret.</summary>
    public IReadOnlyList<string> ServerKeys { get; init; } = [];

    public IReadOnlyList<SigningKey> SigningKeys { get; init; } = [];

    public SigningMode Signing { get; init; } = SigningMode.Mark;

    /// <summary>How far a signature's time may be from ours, in minutes; also how long a signature is remembered.</summary>
    public int SigningSkewMinutes { get; init; } = 15;

    public IReadOnlyList<Feed> Feeds { get; init; } = [];

    /// <summary>Requests a second that one token may make; 0 means no limit.</summary>
    public int RateLimit { get; init; } = 25;

    /// <summary>Requests a second that one server key may make; 0 means no limit, for reports and changes of campaigns neither.</summary>
    public int ServerRateLimit { get; init; } = 30;

    /// <summary>IANA name; decides which calendar day a report counts something on.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>ISO 4217; the currency of amounts that name none.</summary>
    public string Currency { get; init; } = "USD";

    public AndroidApp? Android { get; init; }

    public IosApp? Ios { get; init; }

    /// <summary>Where visitors without a phone go; also the base for a campaign's path.</summary>
    public string? Website { get; init; }

    /// <summary>Hosts whose URLs are this app's links.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>More hosts that a link may send a visitor to, beside the stores and the app's own domains.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Hosts of e-mail providers that wrap this app's links: phones that open them are told they belong to the app.</summary>
    public IReadOnlyList<string> WrapperDomains { get; init; } = [];

    /// <summary>Whether clicks must be signed, and by which keys.</summary>
    public ClickSigningSettings ClickSigning { get; init; } = new();

    /// <summary>Scheme of the app's own URLs, such as <c>shop</c> for <c>shop://</c>.</summary>
    public string? UriScheme { get; init; }

    public IReadOnlyList<Campaign> Campaigns
    {
        get;
        init
        {
            field = value;
            _campaignById = value.DistinctBy(campaign => campaign.Id).ToFrozenDictionary(campaign => campaign.Id, StringComparer.Ordinal);
        }
    } = [];

    public AttributionSettings Attribution { get; init; } = new();

    public FraudSettings Fraud { get; init; } = new();

    /// <summary>What may be kept and used of what devices tell.</summary>
    public PrivacySettings Privacy { get; init; } = new();

    public SkanSettings Skan { get; init; } = new();

    public AppleSettings Apple { get; init; } = new();

    /// <summary>Ad networks that tell by themselves whom their ads brought.</summary>
    public IReadOnlyList<AdNetwork> Networks { get; init; } = [];

    /// <summary>Null when the app reads nothing of Meta's.</summary>
    public MetaSettings? Meta { get; init; }

    /// <summary>What users send when they invite others, and through which channels.</summary>
    public InviteSettings Invites { get; init; } = new();

    /// <summary>Keys that the owner's servers sign users' identities with.</summary>
    public IReadOnlyList<IdentityKey> IdentityKeys { get; init; } = [];

    /// <summary>Devices may add only identities that a server has signed.</summary>
    public bool TrustedIdentitiesOnly { get; init; }

    public ReferralSettings Referrals { get; init; } = new();

    public IReadOnlyList<Integration> Integrations { get; init; } = [];

    /// <summary>Media sources whose users third parties may not hear of in full; these lines go before the product's own table.</summary>
    public IReadOnlyList<RestrictedSource> RestrictedSources { get; init; } = [];

    /// <summary>More parameters that hold what an event earned, beside <c>amount</c>, <c>revenue</c> and <c>af_revenue</c>.</summary>
    public IReadOnlyList<string> RevenueKeys { get; init; } = [];

    /// <summary>What follows from what users do.</summary>
    public IReadOnlyList<Flow> Flows { get; init; } = [];

    /// <summary>What referrers and invited people get.</summary>
    public IReadOnlyList<RewardRule> Rewards { get; init; } = [];

    /// <summary>Who waits for which event, and who for time to pass.</summary>
    [JsonIgnore]
    public Reactions Reactions => field ??= new Reactions(Flows, Rewards);

    /// <summary>What third parties may hear of whom.</summary>
    [JsonIgnore]
    public Restrictions Restrictions => field ??= new Restrictions(RestrictedSources);

    /// <summary>The parameters that hold what an event earned.</summary>
    [JsonIgnore]
    public RevenueKeys KeysOfRevenue => field ??= RevenueKeys.Count == 0 ? Waymark.Integrations.RevenueKeys.Usual : new RevenueKeys(RevenueKeys);

    /// <returns>The self-reporting network that is credited under a code; null when there is none.</returns>
    public AdNetwork? FindNetwork(string code) => Networks.Count == 0 ? null : Networks.FirstOrDefault(network => network.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    public Campaign? FindCampaign(string id) => _campaignById.GetValueOrDefault(id);
}

/// <summary>The Android side of an app.</summary>
public sealed record AndroidApp
{
    public required string Package { get; init; }

    /// <summary>SHA-256 fingerprints of the Play signing certificates, upper-case hex with colons.</summary>
    public IReadOnlyList<string> CertificateFingerprints { get; init; } = [];

    /// <summary>A custom Play listing to open, if any.</summary>
    public string? Listing { get; init; }
}

/// <summary>The iOS side of an app.</summary>
public sealed record IosApp
{
    public required string BundleId { get; init; }

    /// <summary>The digits of the App Store address, without <c>id</c>.</summary>
    public string? AppStoreId { get; init; }

    /// <summary>Apple's ten-character team id; needed for universal links.</summary>
    public string? TeamId { get; init; }
}

/// <summary>A key that devices sign requests with.</summary>
public sealed record SigningKey
{
    public required string Id { get; init; }

    public required string Secret { get; init; }
}

/// <summary>A key that the owner's servers sign users' identities with.</summary>
public sealed record IdentityKey
{
    public required string Id { get; init; }

    public required string Secret { get; init; }
}

/// <summary>A key that web pages seal events for.</summary>
public sealed record WebKey
{
    /// <summary>What the page sends as <c>kid</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The P-256 private key: PKCS#8 in base64. Secret.</summary>
    public required string PrivateKey { get; init; }
}

/// <summary>What happens to requests whose signature is missing or wrong.</summary>
public enum SigningMode
{
    /// <summary>Signatures are not looked at.</summary>
    Off,

    /// <summary>Accepted, and the result is stored with the fact.</summary>
    Mark,

    /// <summary>Refused with 401.</summary>
    Require,
}
