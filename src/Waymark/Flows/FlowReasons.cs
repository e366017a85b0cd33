namespace Waymark.Flows;

/// <summary>Why a flow, or one of its actions, does nothing.</summary>
public static class FlowReasons
{
    public const string Filter = "filter";

    /// <summary>It is not the time for it yet, or not any more.</summary>
    public const string Count = "count";
    public const string Limit = "limit";

    /// <summary>Fraud rules rejected the referral that it rests on.</summary>
    public const string Rejected = "rejected";
    public const string NoReferrer = "no_referrer";
    public const string NoFriends = "no_friends";

    /// <summary>Nobody is their own referrer.</summary>
    public const string SelfReferral = "self_referral";
    public const string TooDeep = "too_deep";
}
