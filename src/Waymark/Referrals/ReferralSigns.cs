namespace Waymark.Referrals;

/// <summary>What is known of one referral that may speak against it.</summary>
public sealed record ReferralSigns
{
    public required Occasion Occasion { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ClickAt { get; init; }

    /// <summary>When the store began to install, by the store's own clock; null when it did not say.</summary>
    public DateTimeOffset? InstallBeganAt { get; init; }

    /// <summary>An address that sender and receiver share; null when there is none, or it is exempt.</summary>
    public string? SharedAddress { get; init; }

    /// <summary>Which advertising ids the same device had, one after the other; null when it kept its own.</summary>
    public string? ChangedAdvertisingId { get; init; }

    /// <summary>Installs of this referrer from this address, with this one.</summary>
    public long InstallsFromAddress { get; init; }

    /// <summary>What sender and receiver have in common: <c>account</c>, <c>device</c>, <c>email</c>, …; null for nothing.</summary>
    public string? SameUser { get; init; }

    /// <summary>The device had the app before.</summary>
    public bool IsDeviceSeen { get; init; }

    /// <summary>What the device is besides a phone from the shop, such as <c>rooted</c>; null for nothing.</summary>
    public string? Tampering { get; init; }

    /// <summary>A registered test device.</summary>
    public bool IsTestDevice { get; init; }

    /// <summary>How the chain of referrers comes back to the receiver; null when it does not.</summary>
    public string? Ring { get; init; }

    /// <summary>Arrivals of this referrer in this hour, with this one.</summary>
    public long ArrivalsThisHour { get; init; }

    /// <summary>Clicks on this invite from this address in this hour, with this one.</summary>
    public long ClicksThisHour { get; init; }
}
