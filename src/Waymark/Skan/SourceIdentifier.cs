namespace Waymark.Skan;

/// <summary>Which campaign a network's source identifier, or the end of one, stands for.</summary>
public sealed record SourceIdentifier
{
    /// <summary>The ad network's id in postbacks; every network's when absent.</summary>
    public string? Network { get; init; }

    /// <summary>The last two, three or four digits; of several that fit the longest counts. Campaign ids of old versions in full.</summary>
    public required string Identifier { get; init; }

    /// <summary>The campaign's id.</summary>
    public required string Campaign { get; init; }

    public bool Fits(string network, string identifier) =>
        (Network is null || network.Equals(Network, StringComparison.OrdinalIgnoreCase))
        && (identifier == Identifier || (Identifier.Length > 1 && identifier.EndsWith(Identifier, StringComparison.Ordinal)));
}
