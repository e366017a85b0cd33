using Waymark.Referrals;

namespace Waymark.Server.Api.Referrals;

/// <summary>Something about people that was changed, or could not be: when, what, by whom and why.</summary>
public sealed record AuditView
{
    public required long Fact { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>Who was referred, or whose identity it is; as they were called then.</summary>
    public PersonView? Person { get; init; }

    /// <summary>The referrer, or the other user of a conflict.</summary>
    public PersonView? Other { get; init; }

    /// <summary>The event of a relation, or the provider of an identity.</summary>
    public string? What { get; init; }

    public string? By { get; init; }

    public string? Why { get; init; }

    public static AuditView Of(AuditEntry entry) => new()
    {
        Fact = entry.Fact,
        At = entry.At,
        Kind = entry.Kind,
        Person = PersonView.Of(entry.Person),
        Other = PersonView.Of(entry.Other),
        What = entry.What,
        By = entry.By,
        Why = entry.Why,
    };
}

/// <summary>A page of the audit.</summary>
/// <param name="Entries">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; absent at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditView> Entries, long? Next)
{
    /// <summary>Entries of one fact stay together: what is left of the last is on no page but this one.</summary>
    public static AuditPage Of(IReadOnlyList<AuditEntry> found, int limit) =>
        new([.. found.Select(AuditView.Of)], found.Count == limit ? found[^1].Fact : null);
}
