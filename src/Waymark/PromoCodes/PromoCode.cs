using System.Text.Json.Serialization;
using Waymark.Referrals;

namespace Waymark.PromoCodes;

/// <summary>A word that a user types for an advantage. What the advantage is, the app knows from its properties.</summary>
public sealed record PromoCode
{
    public const int Shortest = 3, Longest = 32, MostProperties = 50;

    public required string App { get; init; }

    /// <summary>In capitals; unique in the app.</summary>
    public required string Code { get; init; }

    /// <summary>Handed to whoever claims it.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>0 for any number.</summary>
    public int MaxClaims { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment it is over.</summary>
    public DateTimeOffset? Until { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Creator and claimer become friends.</summary>
    public bool BecomeFriends { get; init; }

    /// <summary>The creator becomes the claimer's referrer.</summary>
    public bool CreatorRefers { get; init; }

    /// <summary>The user it was made for; null for staff's own.</summary>
    public Person? Creator { get; init; }

    public int Claims { get; init; }

    /// <summary>The caller's own id of the call that made it: one code for each.</summary>
    public string? RequestId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>Nobody else may claim it.</summary>
    [JsonIgnore]
    public bool IsUsedUp => MaxClaims > 0 && Claims >= MaxClaims;

    /// <returns>A code as it is kept; null when it cannot be one: letters, digits, <c>_</c> and <c>-</c>.</returns>
    public static string? Read(string? text)
    {
        var code = text?.Trim().ToUpperInvariant();
        return code is { Length: >= Shortest and <= Longest } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? code : null;
    }

    /// <summary>Whether somebody who has not claimed it yet may do so.</summary>
    public ClaimOutcome Judge(DateTimeOffset at) =>
        !Enabled ? ClaimOutcome.Disabled
        : at < From ? ClaimOutcome.NotYetValid
        : at >= Until ? ClaimOutcome.Expired
        : IsUsedUp ? ClaimOutcome.LimitReached
        : ClaimOutcome.Claimed;
}
