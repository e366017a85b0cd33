namespace Waymark.Referrals;

/// <summary>How much a referral is believed. The numbers are stored and never change; on the wire in lower case.</summary>
public enum FraudStatus : byte
{
    Valid = 0,

    /// <summary>Counted and told, but rewards wait for a review.</summary>
    Suspicious = 1,

    /// <summary>Never rewarded.</summary>
    Rejected = 2,
}
