namespace Waymark.Referrals;

/// <summary>Relations were set or removed.</summary>
public sealed record RelationsTold
{
    public RelationSource Source { get; init; }

    public bool Removes { get; init; }

    public string? By { get; init; }

    public string? Why { get; init; }

    public IReadOnlyList<RelationTold> Relations { get; init; } = [];
}
