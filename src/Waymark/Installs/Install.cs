using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Fraud.Sources;
using Waymark.Privacy;
using Waymark.Referrals;

namespace Waymark.Installs;

/// <summary>One installation of an app on one device, as far as it is known.</summary>
public sealed record Install
{
    // An app that is opened by a link says so in several calls, one right after the other.
    static readonly TimeSpan SessionStart = TimeSpan.FromMinutes(10);

    static readonly TimeSpan Precision = TimeSpan.FromHours(1);

    static readonly IReadOnlyDictionary<string, string> NoIds = new Dictionary<string, string>();

    public required string App { get; init; }

    public required string Id { get; init; }

    /// <summary>When anything was first heard of it.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Its first <c>init</c>; null while provisional, known from other calls only.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Journal position of its first <c>init</c>.</summary>
    public long OpenedOn { get; init; }

    /// <summary>The latest <c>init</c> that counted as an open.</summary>
    public DateTimeOffset? LastOpenedAt { get; init; }

    /// <summary>Latest activity, kept to the hour: enough for inactivity, and spares a write per event.</summary>
    public DateTimeOffset LastActiveAt { get; init; }

    /// <summary>The activity before <see cref="LastActiveAt"/>; null when there was none.</summary>
    public DateTimeOffset? ActiveBefore { get; init; }

    /// <summary>When a feed said that it was removed; null again once it is heard of later.</summary>
    public DateTimeOffset? UninstalledAt { get; init; }

    public Platform Platform { get; init; }

    public DeviceTraits Device { get; init; } = DeviceTraits.Unknown;

    public string? AppVersion { get; init; }

    public string? SdkVersion { get; init; }

    /// <summary>Address of the first open; null before.</summary>
    public string? Address { get; init; }

    /// <summary>Where it was first opened, ISO 3166-1 alpha-2; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>What sort of network it was first opened on.</summary>
    public NetworkKind Network { get; init; }

    /// <summary>The user who signed up or logged in here last.</summary>
    public string? UserId { get; init; }

    public string? PushToken { get; init; }

    /// <summary>Ids that partners know this device by, such as <c>clevertap_id</c>; keys as the app sent them.</summary>
    public IReadOnlyDictionary<string, string> PartnerIds { get; init; } = NoIds;

    /// <summary>What was decided about how it came to be; null while provisional.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The latest credited re-engagement.</summary>
    public Verdict? Reengagement { get; init; }

    /// <summary>The latest re-engagement that was not credited, with the reason; null once one is.</summary>
    public Verdict? RefusedReengagement { get; init; }

    /// <summary>A person rejected it later as fraud; its verdict stays as it was decided. Null while nobody did.</summary>
    public LateFraud? LateFraud { get; init; }

    /// <summary>A developer's build or a store's test environment, by the app's own word.</summary>
    public bool IsTest { get; init; }

    /// <summary>Null while the app has not reported any.</summary>
    public Consent? Consent { get; init; }

    /// <summary>Null while nobody asked for anything.</summary>
    public Sharing? Sharing { get; init; }

    /// <summary>The install of the same device before this one.</summary>
    public string? PreviousInstallId { get; init; }

    /// <summary>The device's first install: the start of the re-attribution window.</summary>
    public DateTimeOffset? FirstInstalledAt { get; init; }

    /// <summary>Through which link it came, or was opened last; null while nothing ever spoke of a link.</summary>
    public ReferralOutcome? Referral { get; init; }

    /// <summary>What became of the token or code that the app gave last; null when it never gave one.</summary>
    public ReferralOutcome? GivenLink { get; init; }

    /// <summary>An old client has been given its deferred deep link; it is handed out once.</summary>
    public bool IsDeepLinkConsumed { get; init; }

    /// <summary>Notes activity, to the hour: inactivity is measured in days, and an event seldom has to write the install again.</summary>
    /// <returns>The very same install when nothing is worth noting.</returns>
    public Install ActiveAt(DateTimeOffset moment)
    {
        var install = moment - LastActiveAt >= Precision ? this with { ActiveBefore = LastActiveAt, LastActiveAt = moment } : this;
        return install.UninstalledAt < moment ? install with { UninstalledAt = null } : install;
    }

    public bool IsProvisional => OpenedAt is null;

    /// <returns>When it had last been heard of before the session that begins at this moment.</returns>
    public DateTimeOffset AwaySince(DateTimeOffset moment) =>
        ActiveBefore is { } before && moment - LastActiveAt < SessionStart ? before : LastActiveAt;

    /// <returns>Who is credited for something that happens at this moment; null while provisional.</returns>
    public Credit? CreditAt(DateTimeOffset moment) =>
        Reengagement is { CreditUntil: { } until } && moment <= until
            ? Reengagement.Credit with { IsReengagement = true, Blocked = Verdict?.Credit.Blocked }
            : Verdict?.Credit;
}
