using System.Text.Json;
using Waymark.Flows;

namespace Waymark.Rewards;

/// <summary>What one of the two gets, and what the invited person must have done for it.</summary>
public sealed record RewardSide
{
    /// <summary>The invited person's event, by its exact name.</summary>
    public required string Event { get; init; }

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<FlowFilter> Filters { get; init; } = [];

    /// <summary>The how-manieth time counts.</summary>
    public int Count { get; init; } = 1;

    public required decimal Amount { get; init; }

    /// <summary>Of what: points, a currency, vouchers.</summary>
    public string Unit { get; init; } = "credits";

    /// <summary>Values for whoever hands it out.</summary>
    public IReadOnlyDictionary<string, JsonElement> Data { get; init; } = new Dictionary<string, JsonElement>();
}
