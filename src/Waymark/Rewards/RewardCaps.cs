namespace Waymark.Rewards;

/// <summary>How much a rule gives at most. What was refused or cancelled does not count; days and months are the app's.</summary>
public sealed record RewardCaps
{
    /// <summary>Rewards of one referrer, ever.</summary>
    public int? PerReferrer { get; init; }

    /// <summary>Rewards of one referrer in a day.</summary>
    public int? PerReferrerDay { get; init; }

    /// <summary>Rewards of one referrer in a month.</summary>
    public int? PerReferrerMonth { get; init; }

    /// <summary>Rewards of everybody in a day.</summary>
    public int? PerDay { get; init; }

    /// <summary>Rewards of everybody in a month.</summary>
    public int? PerMonth { get; init; }

    /// <summary>Rewards of everybody, ever.</summary>
    public int? Programme { get; init; }

    /// <summary>The sum of all amounts, ever.</summary>
    public decimal? Budget { get; init; }
}
