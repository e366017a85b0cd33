namespace Waymark.Referrals;

/// <summary>What happened through a link. The numbers are stored and never change.</summary>
public enum Occasion : byte
{
    AppInstall = 1,

    /// <summary>An install on a device that had the app before.</summary>
    AppReinstall = 2,

    /// <summary>The app was there and was opened through the link.</summary>
    AppOpen = 3,

    /// <summary>An account was made on the web.</summary>
    WebSignUp = 4,

    /// <summary>A known user came to the web.</summary>
    WebOpen = 5,

    LinkClick = 6,
}
