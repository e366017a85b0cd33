namespace Waymark.Referrals;

/// <summary>Something about people that was changed, or could not be, and by whom. Never removed.</summary>
public sealed record AuditEntry
{
    public required string App { get; init; }

    /// <summary>Journal position of the fact.</summary>
    public required long Fact { get; init; }

    /// <summary>Tells the changes of one fact apart.</summary>
    public int Part { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>Whom it is about: who was referred, or whose identity it is.</summary>
    public Person? Person { get; init; }

    /// <summary>The referrer, or the other user of a conflict.</summary>
    public Person? Other { get; init; }

    /// <summary>The event of a relation, or the provider of an identity.</summary>
    public string? What { get; init; }

    /// <summary>Who did it: <c>app</c>, <c>server key 1 of shop</c>, the name of a management key, <c>flow</c> …</summary>
    public string? By { get; init; }

    /// <summary>In their words.</summary>
    public string? Why { get; init; }
}

/// <summary>What sort of change it was.</summary>
public enum AuditKind
{
    RelationSet,
    RelationRemoved,
    IdentityAdded,
    IdentityRemoved,

    /// <summary>An identity that belongs to somebody else was to be added.</summary>
    IdentityConflict,

    /// <summary>An install went over to the user whose identity it showed.</summary>
    UserSwitched,
}
