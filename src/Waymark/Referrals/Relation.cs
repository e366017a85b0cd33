namespace Waymark.Referrals;

/// <summary>Who referred whom, for one event: a user may have another referrer for each.</summary>
public sealed record Relation
{
    /// <summary>The event of relations that installs make.</summary>
    public const string AppInstall = "app_install";

    public required string App { get; init; }

    public required Person Referred { get; init; }

    public required Person Referrer { get; init; }

    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    public RelationSource Source { get; init; }

    /// <summary>The referral it came from; null when somebody set it.</summary>
    public long? Referral { get; init; }
}

/// <summary>Who set a relation.</summary>
public enum RelationSource
{
    /// <summary>An install through an invite.</summary>
    Install,
    App,
    Server,
    Flow,
    PromoCode,
    Staff,
    Import,
}
