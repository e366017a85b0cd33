namespace Waymark.Connectors;

/// <summary>One record in a partner's dialect. An event may take several.</summary>
/// <param name="Route">Which of the partner's calls carries it, in the connector's own word.</param>
/// <param name="Body">The record's bytes as they go on the wire.</param>
public sealed record Parcel(string Route, ReadOnlyMemory<byte> Body)
{
    /// <summary>What the partner will know once it has taken this.</summary>
    public IdentityLink? Link { get; init; }

    /// <summary>It was refused once and has lost the part that was refused.</summary>
    public bool IsAmended { get; init; }
}

/// <summary>The partner was told that this device of theirs belongs to this person.</summary>
public sealed record IdentityLink(string Device, string Person);
