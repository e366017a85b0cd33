namespace Waymark.Referrals;

/// <summary>What came of looking for the link that brought somebody, with every clue and why it lost.</summary>
public sealed record LinkMatch
{
    public required MatchState State { get; init; }

    /// <summary>A stable code: how the link was found, or why none was.</summary>
    public required string Reason { get; init; }

    /// <summary>Null unless a link was found.</summary>
    public LinkClue? Winner { get; init; }

    /// <summary>All that were looked at, the winner first.</summary>
    public IReadOnlyList<JudgedClue> Clues { get; init; } = [];
}

/// <summary>One clue and how it came out.</summary>
/// <param name="Clue">The clue.</param>
/// <param name="Reason">A stable code: <c>won</c>, <c>weaker</c>, <c>older</c>, <c>outside_window</c>, <c>unknown_link</c>, …</param>
/// <param name="Because">The same in a sentence.</param>
public sealed record JudgedClue(LinkClue Clue, string Reason, string Because);

/// <summary>Whether a link was found.</summary>
public enum MatchState
{
    Found,
    NotFound,

    /// <summary>What the app said cannot be right: it is worth looking at by its developers.</summary>
    Error,
}

/// <summary>How states are named on the wire.</summary>
public static class MatchStates
{
    public static string Name(MatchState state) => state switch
    {
        MatchState.Found => "found",
        MatchState.NotFound => "not_found",
        MatchState.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>Whether the app is new on the device or was there.</summary>
public enum Arrival
{
    Install,
    Open,
}
