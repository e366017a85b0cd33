namespace Waymark.Referrals;

/// <summary>Who referred whom.</summary>
public sealed record RelationTold
{
    public required PersonTold Referred { get; init; }

    public required PersonTold Referrer { get; init; }

    public required string Event { get; init; }

    /// <summary>When it came about; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>They become friends, too.</summary>
    public bool Friends { get; init; }
}
