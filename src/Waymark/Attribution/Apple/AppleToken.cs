namespace Waymark.Attribution.Apple;

/// <summary>A token that a device sent, and what became of it.</summary>
public sealed record AppleToken
{
    public required string App { get; init; }

    /// <summary>SHA-256 of the token in hex: the same token is exchanged once.</summary>
    public required string Hash { get; init; }

    public required string InstallId { get; init; }

    /// <summary>Journal position of the call that brought it; 0 for one from before that was kept.</summary>
    public long Fact { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The token itself; empty once it is settled.</summary>
    public required string Token { get; init; }

    /// <summary>Null while there is no final answer.</summary>
    public AppleOutcome? Outcome { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>All that Apple said.</summary>
    public AppleAnswer? Answer { get; init; }
}
