using Waymark.Referrals;

namespace Waymark.Server.Api.Referrals;

/// <summary>Who referred whom, for one event.</summary>
public sealed record RelationView
{
    public required PersonView Referred { get; init; }

    public required PersonView Referrer { get; init; }

    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyDictionary<string, string> Data { get; init; }

    public required RelationSource Source { get; init; }

    /// <summary>The referral it came from; null when somebody set it.</summary>
    public long? Referral { get; init; }

    public static RelationView Of(Relation relation) => new()
    {
        Referred = PersonView.Of(relation.Referred),
        Referrer = PersonView.Of(relation.Referrer),
        Event = relation.Event,
        At = relation.At,
        Data = relation.Data,
        Source = relation.Source,
        Referral = relation.Referral,
    };
}
