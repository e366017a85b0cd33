namespace Waymark.Skan;

/// <summary>One network's campaign.</summary>
/// <param name="Network">The network's id, lower case.</param>
/// <param name="Campaign">Campaign id, or the last digits of the source identifier.</param>
/// <param name="Installs">Winning first postbacks of first downloads.</param>
/// <param name="Reinstalls">Of downloads by an account that had the app before.</param>
/// <param name="Reengagements">Of people who have the app.</param>
/// <param name="Assists">Postbacks to networks that did not win.</param>
/// <param name="NullShare">Share of first postbacks without any value; null when there are none.</param>
/// <param name="Windows">The conversion windows that have postbacks.</param>
public sealed record SkanRow(
    string Network, string Campaign, long Installs, long Reinstalls, long Reengagements, long Assists, decimal? NullShare, IReadOnlyList<SkanWindow> Windows)
{
    /// <summary>The campaign that the configuration names for these digits; null when it names none.</summary>
    public string? CampaignId { get; init; }

    public string? CampaignName { get; init; }
}

/// <summary>One conversion window.</summary>
/// <param name="Window">0 for days 0 to 2, 1 for days 3 to 7, 2 for days 8 to 35.</param>
/// <param name="Postbacks">How many came.</param>
/// <param name="WithoutValue">Of which without a value: not the same as 0.</param>
/// <param name="Fine">How many by fine value.</param>
/// <param name="Coarse">How many by coarse value.</param>
public sealed record SkanWindow(int Window, long Postbacks, long WithoutValue, IReadOnlyDictionary<int, long> Fine, IReadOnlyDictionary<string, long> Coarse)
{
    /// <summary>The first day on which the installs of these postbacks may have happened.</summary>
    public DateOnly InstalledFrom { get; init; }

    /// <summary>The last such day.</summary>
    public DateOnly InstalledTo { get; init; }

    /// <summary>How many by the tier that they must have had at least; old versions have none.</summary>
    public required IReadOnlyDictionary<string, long> Tiers { get; init; }

    /// <summary>Each value with what it stands for.</summary>
    public required IReadOnlyList<SkanValue> Values { get; init; }

    /// <summary>By currency: the middle of each value's range. An estimate, of postbacks with a value alone; null when no value tells an amount.</summary>
    public IReadOnlyDictionary<string, decimal>? EstimatedRevenue { get; init; }

    /// <summary>What those without a value would add if they were like the others; never part of another figure.</summary>
    public SkanModel? Modelled { get; init; }
}

/// <summary>One value of a window.</summary>
public sealed record SkanValue
{
    public int? Fine { get; init; }

    public string? Coarse { get; init; }

    public required long Count { get; init; }

    /// <summary>The version of the schema that it was read by; null when none was live, or it is none of its values.</summary>
    public int? Schema { get; init; }

    public string? Meaning { get; init; }

    public string? Currency { get; init; }

    /// <summary>The middle of the range, or the lower bound of an open one; null when the value tells no amount.</summary>
    public decimal? EstimatedRevenueEach { get; init; }

    /// <summary>The schema changed in the days on which the installs may have happened.</summary>
    public bool IsUncertain { get; init; }
}

/// <summary>Postbacks without a value, reckoned like those of the same source that have one.</summary>
/// <param name="Postbacks">How many there are.</param>
/// <param name="LikePostbacks">How many they were reckoned by.</param>
/// <param name="EstimatedRevenue">By currency.</param>
public sealed record SkanModel(long Postbacks, long LikePostbacks, IReadOnlyDictionary<string, decimal> EstimatedRevenue);
