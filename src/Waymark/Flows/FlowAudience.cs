namespace Waymark.Flows;

/// <summary>Which users an audience holds; all that is said must hold.</summary>
public sealed record FlowAudience
{
    /// <summary>About what is known of the user and their latest install.</summary>
    public IReadOnlyList<FlowFilter> Filters { get; init; } = [];

    /// <summary>The user was not active for so many days.</summary>
    public int? IdleDays { get; init; }

    /// <summary>Events that the user has done, since a flow first asked for them.</summary>
    public IReadOnlyList<string> Did { get; init; } = [];

    /// <summary>Events that the user has not done, since a flow first asked for them.</summary>
    public IReadOnlyList<string> DidNot { get; init; } = [];
}
