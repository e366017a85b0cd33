namespace Waymark.Fraud.Sources;

/// <summary>What is judged or decided on as a whole: a source, one campaign or site of it, or one site in one campaign.</summary>
public sealed record SourceScope
{
    public required string Source { get; init; }

    /// <summary>Null for all of them.</summary>
    public string? Campaign { get; init; }

    /// <inheritdoc cref="Campaign"/>
    public string? Site { get; init; }

    public bool Covers(SourceKey key) =>
        Source == key.Source && (Campaign is null || Campaign == key.Campaign) && (Site is null || Site == key.Site);

    /// <summary>The scope that settings are looked up by.</summary>
    public FraudScope AsAsked => new(Source, Campaign, Site);

    /// <summary>For people: <c>NET, campaign AbC123, site 77</c>.</summary>
    public override string ToString() =>
        $"{Source}{(Campaign is null ? "" : $", campaign {Campaign}")}{(Site is null ? "" : $", site {Site}")}";
}
