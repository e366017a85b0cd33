namespace Waymark.Connectors;

/// <summary>One record in a partner's dialect. An event may take several.</summary>
/// <param name="Route">Which of the partner's calls carries it, in the connector's own word.</param>
/// <param name="Body">The record's bytes as they go on the wire.</param>
public sealed record Parcel(string Route, ReadOnlyMemory<byte> Body)
{
    /// <summary>Our event's id, where the receiver gets it beside the record.</summary>
    public string? EventId { get; init; }

    /// <summary>Where it goes, when that depends on the event. May hold credentials.</summary>
    public string? Address { get; init; }

    /// <summary>What the answer must contain to mean that the partner took this; null when the status says enough.</summary>
    public string? Confirmation { get; init; }

    /// <summary>What the partner will know once it has taken this.</summary>
    public IdentityLink? Link { get; init; }

    /// <summary>It was refused once and has lost the part that was refused.</summary>
    public bool IsAmended { get; init; }
}

/// <summary>The partner was told that this device of theirs belongs to this person.</summary>
public sealed record IdentityLink(string Device, string Person);
