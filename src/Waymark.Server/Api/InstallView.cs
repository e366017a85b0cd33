using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Referrals;
using Waymark.Server.Api.Networks;
using Waymark.Server.Api.Skan;
using Waymark.Server.Api.Sources;
using Waymark.Server.Delivery.Tracing;

namespace Waymark.Server.Api;

/// <summary>An install as the management API shows it.</summary>
public sealed record InstallView
{
    public required string App { get; init; }

    public required string InstallInstanceId { get; init; }

    public required string Platform { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Null while the install is provisional: known from other calls than <c>init</c>.</summary>
    public DateTimeOffset? InstalledAt { get; init; }

    public DateTimeOffset LastActiveAt { get; init; }

    /// <summary>When a feed said that it was removed; null while it is there, or was heard of later.</summary>
    public DateTimeOffset? UninstalledAt { get; init; }

    public string? UserId { get; init; }

    public string? AppVersion { get; init; }

    public string? PackageVersion { get; init; }

    public string? PreviousInstallId { get; init; }

    public required DeviceTraits Device { get; init; }

    /// <summary>As much as the app keeps of the address it was first opened from.</summary>
    public string? Address { get; init; }

    /// <summary>Where it was first opened, ISO 3166-1 alpha-2; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>What sort of network it was first opened on.</summary>
    public NetworkKind Network { get; init; }

    /// <summary>A developer's build or a store's test environment, by the app's own word.</summary>
    public required bool IsTest { get; init; }

    /// <summary>Null while the app has not reported any.</summary>
    public Consent? Consent { get; init; }

    /// <summary>What the person asked for on this device; their account may have asked for more.</summary>
    public Sharing? Sharing { get; init; }

    /// <summary>Ids that partners know the device by.</summary>
    public required IReadOnlyDictionary<string, string> PartnerIds { get; init; }

    public VerdictView? Verdict { get; init; }

    public VerdictView? Reengagement { get; init; }

    /// <summary>The latest re-engagement that was not credited, and why.</summary>
    public VerdictView? RefusedReengagement { get; init; }

    /// <summary>How far it is with its conversion values; null for installs without a schema.</summary>
    public ConversionView? ConversionValue { get; init; }

    /// <summary>Through which link it came or was opened last; null while nothing spoke of one.</summary>
    public InstallReferralView? Referral { get; init; }

    /// <summary>Who rejected it as fraud after it had been counted, and why; absent while nobody did.</summary>
    public LateFraudView? LateFraud { get; init; }

    /// <summary>What ad networks claimed about it, late ones too.</summary>
    public IReadOnlyList<ClaimView> NetworkClaims { get; init; } = [];

    /// <summary>Which networks were asked about it, and what they answered.</summary>
    public IReadOnlyList<NetworkQuestionView> NetworksAsked { get; init; } = [];

    /// <summary>Everything above about who is credited, in words.</summary>
    public required string Explanation { get; init; }

    /// <summary>By integration: what became of the install's own conversions there.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<EventStanding>> Deliveries { get; init; }

    public static InstallView Of(Install install, IReadOnlyDictionary<string, IReadOnlyList<EventStanding>> deliveries) => new()
    {
        App = install.App,
        InstallInstanceId = install.Id,
        Platform = install.Platform.Lower(),
        FirstSeenAt = install.FirstSeenAt,
        InstalledAt = install.OpenedAt,
        LastActiveAt = install.LastActiveAt,
        UninstalledAt = install.UninstalledAt,
        UserId = install.UserId,
        AppVersion = install.AppVersion,
        PackageVersion = install.SdkVersion,
        PreviousInstallId = install.PreviousInstallId,
        Device = install.Device,
        Address = install.Address,
        Country = install.Country,
        Network = install.Network,
        IsTest = install.IsTest,
        Consent = install.Consent,
        Sharing = install.Sharing,
        PartnerIds = install.PartnerIds,
        Verdict = VerdictView.Of(install.Verdict),
        Reengagement = VerdictView.Of(install.Reengagement),
        RefusedReengagement = VerdictView.Of(install.RefusedReengagement),
        Referral = install.Referral is { } outcome ? InstallReferralView.Of(outcome) : null,
        LateFraud = LateFraudView.Of(install.LateFraud),
        Explanation = Words(install),
        Deliveries = deliveries,
    };

    public static string Words(Install install)
    {
        if (install.Verdict is null)
            return "Provisional: this install is known from other calls, and nothing is decided before its first init.\n";

        Verdict?[] verdicts = [install.Verdict, install.Reengagement, install.RefusedReengagement];
        return string.Join('\n', verdicts.OfType<Verdict>().Select(Attribution.Explanation.Of));
    }
}

/// <summary>Through which link an install came, or why through none.</summary>
/// <param name="State"><c>found</c>, <c>not_found</c> or <c>error</c>.</param>
/// <param name="Reason">A stable code.</param>
/// <param name="Referral">The referral's id; null unless a link was found.</param>
/// <param name="Explanation">Why no link was found, in words.</param>
public sealed record InstallReferralView(string State, string Reason, long? Referral, IReadOnlyList<string> Explanation)
{
    public static InstallReferralView Of(ReferralOutcome outcome) => new(MatchStates.Name(outcome.State), outcome.Reason, outcome.Referral, outcome.Explanation);
}
