using System.Net;
using Waymark.Apps;
using Waymark.Attribution.Apple;
using Waymark.Attribution.Meta;
using Waymark.Attribution.Networks;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Privacy;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Everything a decision about one first open may look at. Stored inputs only, so that it can be decided again.</summary>
public sealed record Evidence
{
    public required App App { get; init; }

    public required int ConfigurationVersion { get; init; }

    /// <summary>Journal position of the fact that is decided on.</summary>
    public required long Fact { get; init; }

    /// <summary>When the app was first opened.</summary>
    public required DateTimeOffset At
    {
        get;
        init
        {
            field = value;
            AtInWords = Checks.Moment(value);
        }
    }

    /// <summary>The same for people: each touch's checks say it.</summary>
    internal string AtInWords { get; private init; } = "";

    /// <summary>Journal position of that open; the fact's own unless later proof is weighed.</summary>
    public long OpenedOn
    {
        get => field == 0 ? Fact : field;
        init;
    }

    public Platform Platform { get; init; }

    public DeviceTraits Device { get; init; } = DeviceTraits.Unknown;

    /// <summary>Null while nothing was said of it.</summary>
    public Consent? Consent { get; init; }

    /// <summary>The person wants nothing of theirs to leave.</summary>
    public bool HasOptedOut { get; init; }

    public IPAddress? Address { get; init; }

    public ReferrerReading Referrer { get; init; } = new ReferrerReading.None();

    /// <summary>When the store says the link was followed that the referrer came with; null when it does not say.</summary>
    public DateTimeOffset? ReferrerClickAt { get; init; }

    /// <summary>What Meta says, by the store's referrer and by its own apps on the device.</summary>
    public IReadOnlyList<MetaClaim> Meta { get; init; } = [];

    /// <summary>What Apple's AdServices say; null while they have said nothing.</summary>
    public AppleAnswer? Apple { get; init; }

    /// <summary>What ad networks claim by themselves about the device or its clicks.</summary>
    public IReadOnlyList<ClaimEvidence> Claims { get; init; } = [];

    /// <summary>The click whose id the install referrer carries.</summary>
    public Touch? ByReferrer { get; init; }

    /// <summary>The click, or the opening itself, of the link that the app was opened with.</summary>
    public Touch? ByLink { get; init; }

    /// <summary>Clicks with the device's advertising id.</summary>
    public IReadOnlyList<Touch> ByDeviceId { get; init; } = [];

    /// <summary>Clicks from the device's address.</summary>
    public IReadOnlyList<AddressTouch> ByAddress { get; init; } = [];

    /// <summary>Other visitors seen on that address in the last seven days; asked when a click from it is weighed.</summary>
    public Func<long> OthersOnAddress { get; init; } = () => 0;

    /// <summary>What a match has to stand out from; asked when a click is weighed.</summary>
    public Func<Traffic> Traffic { get; init; } = () => Attribution.Traffic.Unmeasured;

    /// <summary>The share of a trait's value among the app's installs.</summary>
    public Func<Trait, string, double> ShareOf { get; init; } = (_, _) => MatchWeights.UnknownShare;

    /// <summary>What Google Play says of when things happened.</summary>
    public PlayTimes Play { get; init; } = PlayTimes.Unknown;

    /// <summary>Where the app was opened; null when not known.</summary>
    public string? Country { get; init; }

    public NetworkKind Network { get; init; }

    /// <summary>Counts of clicks, for rules of fraud.</summary>
    public ClickCounts Clicks { get; init; } = ClickCounts.None;

    /// <summary>The findings on whole sources that stand.</summary>
    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];

    /// <summary>Touches that rules of fraud turned down when the same open was decided on before.</summary>
    public IReadOnlyList<FraudFinding> TurnedDown { get; init; } = [];

    /// <summary>What the install itself is judged by; null when that is done already.</summary>
    public InstallSigns? Signs { get; init; }

    /// <summary>What was found of the install itself when it was first decided on: only the owner's own rules look at <see cref="Signs"/> again. Null at first.</summary>
    public IReadOnlyList<FraudFinding>? Settled { get; init; }

    /// <summary>As if there were no rules of fraud.</summary>
    internal bool IsTrusting { get; init; }

    internal Surroundings Surroundings() => new()
    {
        App = App,
        At = At,
        Fact = Fact,
        Platform = Platform,
        OsVersion = Device.OsVersion,
        Country = Country,
        Network = Network,
        Play = Play,
        IsStoreOrganic = Referrer is ReferrerReading.StoreOrganic,
        Clicks = Clicks,
        Suspicions = Suspicions,
        TurnedDown = TurnedDown,
    };

    /// <returns>A touch that was gathered; null when there is none with the id.</returns>
    internal Touch? FindTouch(string? id) => id is null ? null
        : ByReferrer?.ClickId == id ? ByReferrer
        : ByLink?.ClickId == id ? ByLink
        : ByDeviceId.FirstOrDefault(touch => touch.ClickId == id) ?? ByAddress.FirstOrDefault(click => click.Touch.ClickId == id)?.Touch;

    /// <summary>The same device had the app before, within the re-attribution window.</summary>
    public EarlierInstall? Earlier { get; init; }
}

/// <summary>A click from the install's address.</summary>
/// <param name="Touch">The click.</param>
/// <param name="CreditedTo">Another install that has been credited with it already; null for none.</param>
public sealed record AddressTouch(Touch Touch, string? CreditedTo);

/// <summary>The install of the same device before this one.</summary>
/// <param name="InstallId">Its id.</param>
/// <param name="OpenedAt">Its first open.</param>
/// <param name="LastActiveAt">When it was last heard of.</param>
public sealed record EarlierInstall(string InstallId, DateTimeOffset OpenedAt, DateTimeOffset LastActiveAt);
