namespace Waymark.Rewards;

/// <summary>Why a reward is in its state.</summary>
public static class RewardReasons
{
    public const string Earned = "earned";

    /// <summary>The days in which a payment may come back are not over.</summary>
    public const string Hold = "hold";
    public const string HoldOver = "hold_over";

    /// <summary>The referral is suspicious and nobody has reviewed it.</summary>
    public const string Suspicious = "suspicious";
    public const string Reviewed = "reviewed";
    public const string ByRule = "by_rule";
    public const string ByDecision = "by_decision";

    /// <summary>Fraud rules, or a review, rejected the referral.</summary>
    public const string Rejected = "rejected";
    public const string Reinstall = "reinstall";
    public const string TestDevice = "test_device";
    public const string SelfReferral = "self_referral";
    public const string Banned = "banned";
    public const string PaymentRemoved = "payment_removed";
    public const string Returned = "returned";
    public const string CapPerReferrer = "cap_per_referrer";
    public const string CapPerReferrerDay = "cap_per_referrer_day";
    public const string CapPerReferrerMonth = "cap_per_referrer_month";
    public const string CapPerDay = "cap_per_day";
    public const string CapPerMonth = "cap_per_month";
    public const string CapProgramme = "cap_programme";
    public const string CapBudget = "cap_budget";

    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [Earned] = "was earned and waits for approval",
        [Hold] = "waits in case the payment comes back",
        [HoldOver] = "has waited long enough and needs approval",
        [Suspicious] = "waits because the referral is suspicious and has not been reviewed",
        [Reviewed] = "was reviewed and needs approval",
        [ByRule] = "was approved by the rule",
        [ByDecision] = "was decided by hand or by the owner's server",
        [Rejected] = "is refused because the referral was rejected as fraud",
        [Reinstall] = "is refused because the device had the app before",
        [TestDevice] = "is refused because a test device is never rewarded",
        [SelfReferral] = "is refused because nobody is rewarded for themselves",
        [Banned] = "is refused because whoever should get it is banned",
        [PaymentRemoved] = "is cancelled because the payment was taken back",
        [Returned] = "is cancelled by an event that the rule names",
        [CapPerReferrer] = "is refused because the referrer has all that the rule gives to one",
        [CapPerReferrerDay] = "is refused because the referrer has all that the rule gives to one in a day",
        [CapPerReferrerMonth] = "is refused because the referrer has all that the rule gives to one in a month",
        [CapPerDay] = "is refused because the rule gives no more that day",
        [CapPerMonth] = "is refused because the rule gives no more that month",
        [CapProgramme] = "is refused because the programme gives no more",
        [CapBudget] = "is refused because the budget is used up",
    };

    public static IReadOnlyCollection<string> All => Words.Keys;

    /// <returns>What it means for a reward, to follow its name in a sentence.</returns>
    public static string Describe(string reason) => Words.GetValueOrDefault(reason, reason);
}
