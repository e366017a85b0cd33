namespace Waymark.Referrals;

/// <summary>What an app may be told about the link that brought its user.</summary>
public sealed record ReferralOutcome
{
    public required MatchState State { get; init; }

    /// <summary>A stable code: how the link was found, or why none was.</summary>
    public required string Reason { get; init; }

    /// <summary>Journal position of the fact that was decided on.</summary>
    public required long Fact { get; init; }

    /// <summary>The referral; null unless a link was found.</summary>
    public long? Referral { get; init; }

    /// <summary>Journal position of the one question after which the app is told; null while it did not ask.</summary>
    public long? ToldOn { get; init; }

    /// <summary>The same for the answer about attribution, which clients ask for by themselves.</summary>
    public long? ShownOn { get; init; }

    /// <summary>Why no link was found, in words; a referral has its own.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];
}
