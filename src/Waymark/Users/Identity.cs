namespace Waymark.Users;

/// <summary>A user's id in somebody's space of ids, such as <c>facebook</c>. One owner for each.</summary>
public sealed record Identity
{
    public required string App { get; init; }

    /// <summary>In lower case.</summary>
    public required string Provider { get; init; }

    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string User { get; init; }

    /// <summary>Hash of the access token that whoever claims it must repeat; null when a server, staff or a signed token vouched for it.</summary>
    public string? TokenHash { get; init; }

    public DateTimeOffset At { get; init; }
}
