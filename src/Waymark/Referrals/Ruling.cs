namespace Waymark.Referrals;

/// <summary>What processing decided about a fact whose sender waits for the answer. Forgotten after a while.</summary>
/// <param name="Outcome">In one word, such as <c>made</c>, <c>claimed</c> or <c>expired</c>.</param>
public sealed record Ruling(string Outcome)
{
    /// <summary>What it is about: a link's token, a promo code, a user's id.</summary>
    public string? Subject { get; init; }

    /// <summary>Who else it is about: the user who owns an identity already.</summary>
    public string? Other { get; init; }
}
