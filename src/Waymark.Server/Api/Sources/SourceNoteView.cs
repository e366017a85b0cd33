using Waymark.Fraud.Sources;

namespace Waymark.Server.Api.Sources;

/// <summary>Something that was said about a source.</summary>
public sealed record SourceNoteView
{
    /// <summary>Its place in the journal.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>found</c>, <c>over</c>, <c>blocked</c>, <c>cleared</c> or <c>rejected</c>.</summary>
    public required SourceWordKind What { get; init; }

    public required SourceScopeView Scope { get; init; }

    public string? Rule { get; init; }

    public SourceFinding? Finding { get; init; }

    /// <summary>How many installs were taken out of the figures; of a rejection only.</summary>
    public int? Moved { get; init; }

    /// <summary>How many were only noted, because their month was closed.</summary>
    public int? Noted { get; init; }

    /// <summary>Whose key wrote it down; absent for what rules found.</summary>
    public string? By { get; init; }

    public string? Why { get; init; }

    public static SourceNoteView Of(SourceNote note) => new()
    {
        Id = FormattableString.Invariant($"{note.Position}"),
        At = note.At,
        What = note.Word.Kind,
        Scope = SourceScopeView.Of(note.Word.Scope),
        Rule = note.Word.Rule,
        Finding = note.Word.Finding,
        Moved = note.Word.Kind == SourceWordKind.Rejected ? note.Moved : null,
        Noted = note.Word.Kind == SourceWordKind.Rejected ? note.Noted : null,
        By = note.Word.By,
        Why = note.Word.Why,
    };
}
