using Waymark.PromoCodes;

namespace Waymark.Server.Api.Referrals;

/// <summary>A promo code and how often it was claimed.</summary>
public sealed record PromoCodeView
{
    public required string Code { get; init; }

    public PersonView? Creator { get; init; }

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>0 for any number.</summary>
    public int MaxClaims { get; init; }

    public int Claims { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public bool Enabled { get; init; }

    public bool BecomeFriends { get; init; }

    public bool CreatorRefers { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public static PromoCodeView Of(PromoCode code) => new()
    {
        Code = code.Code,
        Creator = PersonView.Of(code.Creator),
        Properties = code.Properties,
        MaxClaims = code.MaxClaims,
        Claims = code.Claims,
        From = code.From,
        Until = code.Until,
        Enabled = code.Enabled,
        BecomeFriends = code.BecomeFriends,
        CreatorRefers = code.CreatorRefers,
        CreatedAt = code.CreatedAt,
        UpdatedAt = code.UpdatedAt,
        CreatedBy = code.CreatedBy,
    };
}
