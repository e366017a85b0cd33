namespace Waymark.Referrals.Reports;

/// <summary>
/// What is counted by day of whoever came through links. The name of such a figure is the channel, its source the status (or <c>test</c>),
/// its campaign the link's. Content and country are counted beside it, under measures of their own, where they are known.
/// </summary>
public static class ReferralMeasures
{
    public const string Test = "test";

    /// <summary>Visitors that an invite had not seen before.</summary>
    public const string UniqueClicks = "invite_unique_click";

    /// <summary>New accounts of people whom an invite brought, in the app or on the web.</summary>
    public const string SignUps = "invite_sign_up";

    /// <summary>Reasons by name.</summary>
    public const string Reasons = "referral_reason";

    /// <summary>On the day the sender was new to the app: that they sent something, how often, and whom it brought.</summary>
    public const string Inviters = "inviters";

    /// <inheritdoc cref="Inviters"/>
    public const string InviterSends = "inviter_sends";

    /// <inheritdoc cref="Inviters"/>
    public const string InviterInstalls = "inviter_installs";

    /// <summary>First opens that an invite brought; what of it came back and paid, on the day of that open.</summary>
    public const string FirstOpens = "referred_first_opens";

    /// <inheritdoc cref="FirstOpens"/>
    public const string Returns = "referred_returns";

    /// <inheritdoc cref="FirstOpens"/>
    public const string CohortRevenue = "referred_cohort_revenue";

    public const string ByContent = ":content", ByCountry = ":country";

    const string EventPrefix = "invite_event:";

    /// <returns>Such as <c>invite_app_install</c>, or <c>smart_link_app_install</c> for links that nobody sent.</returns>
    public static string Of(Occasion occasion, bool isInvite) => (isInvite ? "invite_" : "smart_link_") + ReferralEvents.TypeOf(occasion);

    /// <summary>People whom an invite brought and who did something of the app's own for the first time.</summary>
    public static string Event(string name) => EventPrefix + name;

    public static string StatusOf(Referral referral) => referral.IsTest ? Test : ReferralValues.NameOf(referral.Status);

    /// <returns>False for what is in no report of success: rejected ones and test devices.</returns>
    public static bool Counts(string status) => status != Test && status != ReferralValues.NameOf(FraudStatus.Rejected);

    public static bool Counts(Referral referral) => Counts(StatusOf(referral));
}
