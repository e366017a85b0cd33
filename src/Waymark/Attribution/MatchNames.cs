namespace Waymark.Attribution;

/// <summary>How match types are written outside, in the field's usual words.</summary>
public static class MatchNames
{
    public static string Of(MatchType matchType) => matchType switch
    {
        MatchType.InstallReferrer => "gp_referrer",
        MatchType.DeepLink => "deeplink",
        MatchType.MetaReferrer => "meta_referrer",
        MatchType.AppleAds => "apple_ads",
        MatchType.DeviceId => "id_matching",
        MatchType.NetworkClaim => "network_claim",
        MatchType.OwnedMedia => "owned_media",
        MatchType.Probabilistic => "probabilistic",
        MatchType.ReferrerClaim => "referrer_claim",
        MatchType.ViewThrough => "view_through",
        MatchType.Organic => "organic",
        _ => throw new ArgumentOutOfRangeException(nameof(matchType)),
    };
}
