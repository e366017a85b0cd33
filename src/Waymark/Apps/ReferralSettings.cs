namespace Waymark.Apps;

/// <summary>How an app finds out through which link or invite somebody came, and what it makes of it.</summary>
public sealed record ReferralSettings
{
    /// <summary>Days between the click and the first open: 1 to 30.</summary>
    public int InstallDays { get; init; } = 7;

    /// <summary>Hours between the click and the open of an app that was there.</summary>
    public int OpenHours { get; init; } = 24;

    /// <summary>Off: only what is proved counts.</summary>
    public bool Probabilistic { get; init; } = true;

    /// <summary>Minutes between a click and a first open that only address and device traits tie together.</summary>
    public int ProbabilisticMinutes { get; init; } = 120;

    /// <summary>An install through an invite makes its sender the referrer.</summary>
    public bool SetReferrerOnAppInstall { get; init; } = true;

    /// <summary>An install through an invite makes the two friends.</summary>
    public bool MakeFriends { get; init; }

    /// <summary>Off: partners do not hear of rejected referrals.</summary>
    public bool SendRejected { get; init; } = true;

    public ReferralFraudSettings Fraud { get; init; } = new();

    /// <summary>What an install would have cost elsewhere; the first line that fits counts.</summary>
    public IReadOnlyList<SavingsIndex> Savings { get; init; } = [];
}

/// <summary>From where on a referral is suspicious or rejected. Zero switches a test off.</summary>
public sealed record ReferralFraudSettings
{
    /// <summary>Days for which an address is remembered: the sender's own, and those that installs came from.</summary>
    public int AddressDays { get; init; } = 30;

    /// <summary>From which install of one referrer from one address on they are suspicious.</summary>
    public int InstallsPerAddress { get; init; } = 3;

    /// <summary>The same for rejected.</summary>
    public int InstallsPerAddressRejected { get; init; } = 10;

    /// <summary>A faster way from the click to the install is suspicious.</summary>
    public int LeastSecondsToInstall { get; init; } = 10;

    /// <summary>More arrivals of one referrer within an hour of the clock are suspicious.</summary>
    public int ReferralsPerHour { get; init; } = 20;

    /// <summary>More clicks on one invite from one address within an hour of the clock are suspicious.</summary>
    public int ClicksPerHour { get; init; } = 30;

    /// <summary>Ranges that many people share, such as a carrier's or a private relay's: addresses in them are not compared.</summary>
    public IReadOnlyList<string> ExemptAddresses { get; init; } = [];
}

/// <summary>What an install costs in one place, in the app's currency.</summary>
public sealed record SavingsIndex
{
    /// <summary>Two letters, such as <c>IN</c>; everywhere when absent.</summary>
    public string? Country { get; init; }

    /// <summary><c>android</c> or <c>ios</c>; both when absent.</summary>
    public string? Platform { get; init; }

    public required decimal Amount { get; init; }
}
