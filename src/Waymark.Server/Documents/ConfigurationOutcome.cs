using Waymark.Apps.Documents;

namespace Waymark.Server.Documents;

/// <summary>What became of a document that somebody handed in.</summary>
public abstract record ConfigurationOutcome
{
    /// <summary>What is allowed, but may be refused or regretted elsewhere.</summary>
    public IReadOnlyList<DocumentError> Warnings { get; init; } = [];

    /// <summary>Nothing was changed because of these errors.</summary>
    public sealed record Refused(IReadOnlyList<DocumentError> Errors) : ConfigurationOutcome;

    /// <summary>The document says what already holds.</summary>
    public sealed record Unchanged(int Version) : ConfigurationOutcome;

    /// <summary>What applying the document would change.</summary>
    public sealed record Planned(int Version, IReadOnlyList<DocumentChange> Changes) : ConfigurationOutcome;

    /// <summary>The document holds now, as this version.</summary>
    public sealed record Applied(int Version, IReadOnlyList<DocumentChange> Changes) : ConfigurationOutcome;

    /// <summary>Somebody else made this version after the caller looked.</summary>
    public sealed record Overtaken(int Version) : ConfigurationOutcome;
}
