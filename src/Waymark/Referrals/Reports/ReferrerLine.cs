namespace Waymark.Referrals.Reports;

/// <summary>What one person brought, without rejected referrals and test devices.</summary>
/// <param name="Referrer">Who.</param>
/// <param name="Clicks">On their invites.</param>
/// <param name="Installs">First installs.</param>
/// <param name="Reinstalls">Installs on devices that had the app before.</param>
/// <param name="Opens">Of an app that was there, and of the web by known users.</param>
/// <param name="SignUps">Different users among whom they brought, in the app or on the web.</param>
/// <param name="CustomEvents">Relations for events other than the install.</param>
/// <param name="Suspicious">How many arrivals are suspicious.</param>
/// <param name="Arrivals">Everything but clicks.</param>
/// <param name="Rewards">What they earned, whoever's deed it was, without refused and cancelled rewards.</param>
public sealed record ReferrerLine(
    Person Referrer, long Clicks, long Installs, long Reinstalls, long Opens, long SignUps, long CustomEvents, long Suspicious, long Arrivals, long Rewards)
{
    public decimal? SuspiciousShare => Rate.Of(Suspicious, Arrivals);
}
