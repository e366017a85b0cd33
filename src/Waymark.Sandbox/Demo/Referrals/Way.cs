namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>How somebody follows an invite.</summary>
public enum Way
{
    /// <summary>Google Play hands the click to the app.</summary>
    PlayReferrer,

    /// <summary>An iPhone: only address and traits tie the click to the install.</summary>
    Fingerprint,

    /// <summary>The link was lost; the code is typed.</summary>
    TypedCode,

    /// <summary>On a computer, with a new account.</summary>
    Web,

    /// <summary>Follows the link and leaves it at that.</summary>
    OnlyLooks,
}
