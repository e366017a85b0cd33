using System.Text.Json;

namespace Waymark.PromoCodes;

/// <summary>What a claim came to.</summary>
public enum ClaimOutcome
{
    Claimed,
    Unknown,
    Disabled,
    NotYetValid,
    Expired,
    LimitReached,
    AlreadyClaimed,
}

/// <summary>How outcomes are written.</summary>
public static class ClaimOutcomes
{
    /// <returns>Such as <c>not_yet_valid</c>.</returns>
    public static string Word(this ClaimOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());
}
