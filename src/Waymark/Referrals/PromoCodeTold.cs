using Waymark.PromoCodes;

namespace Waymark.Referrals;

/// <summary>A promo code was made, changed or claimed.</summary>
public sealed record PromoCodeTold
{
    /// <summary>The whole code; null for a claim.</summary>
    public PromoCode? Saved { get; init; }

    /// <summary>A new one, rather than another version of what there is.</summary>
    public bool IsNew { get; init; }

    /// <summary>Its letters were drawn: others will do if they are taken.</summary>
    public bool IsDrawn { get; init; }

    public PersonTold? Creator { get; init; }

    public string? Claimed { get; init; }

    public PersonTold? Claimer { get; init; }

    /// <summary>The caller's own id of the call: what tells that it is the same one again.</summary>
    public string? RequestId { get; init; }

    /// <summary>A hash of the call, which tells so for a while where there is no id.</summary>
    public string? CallHash { get; init; }
}
