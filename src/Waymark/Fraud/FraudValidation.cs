namespace Waymark.Fraud;

/// <summary>A rule of the owner's own on installs: one that meets all the conditions is not what was asked for.</summary>
public sealed record FraudValidation
{
    public required string Id { get; init; }

    public FraudMode Mode { get; init; } = FraudMode.Tag;

    /// <summary>What becomes of an install that meets it in the mode <see cref="FraudMode.Block"/>.</summary>
    public ValidationOutcome Outcome { get; init; } = ValidationOutcome.Organic;

    /// <summary>Any of these media sources is credited; empty asks nothing.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Any of these campaigns is credited, by id; empty asks nothing.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>The install is on this platform: <c>android</c> or <c>ios</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>It came from any of these countries; empty asks nothing.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>It came from a country that is none of these; empty asks nothing.</summary>
    public IReadOnlyList<string> OtherCountriesThan { get; init; } = [];

    /// <summary>The system is older than this version.</summary>
    public string? OsVersionBelow { get; init; }

    /// <summary>The system has this version or a newer one.</summary>
    public string? OsVersionFrom { get; init; }

    /// <summary>The app is older than this version.</summary>
    public string? AppVersionBelow { get; init; }

    /// <summary>The app has this version or a newer one.</summary>
    public string? AppVersionFrom { get; init; }

    /// <summary>Whether the first open names a user; null asks nothing.</summary>
    public bool? HasUserId { get; init; }
}

/// <summary>What becomes of an install that an owner's own rule turns down.</summary>
public enum ValidationOutcome
{
    /// <summary>It counts, and nobody is credited.</summary>
    Organic,

    /// <summary>It does not count.</summary>
    Block,
}
