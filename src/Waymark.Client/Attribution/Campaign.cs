using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>The campaign that earned an install, in the server's and in the ad network's words.</summary>
public sealed record Campaign
{
    /// <summary>The id that the campaign's links carry.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>ORGANIC</c> or <c>INORGANIC</c>.</summary>
    public string? Type { get; init; }

    public string? AdNetwork { get; init; }

    public string? GroupName { get; init; }

    public string? AssetGroupName { get; init; }

    public string? AssetName { get; init; }

    public DateTimeOffset? InstalledAt { get; init; }

    public DateTimeOffset? StoreClickAt { get; init; }

    public string? AdNetworkCampaignId { get; init; }

    public string? AdSetId { get; init; }

    public string? AdSetName { get; init; }

    public string? AdCreativeId { get; init; }

    public string? AdCreativeName { get; init; }

    // Some answers describe an organic install as a campaign without an id; to the app that is no campaign.
    internal static Campaign? Read(JsonElement? part) => part is { } json && json.Text("id") is { } id
        ? new Campaign
        {
            Id = id,
            Name = json.Text("name") ?? id,
            Type = json.Text("type"),
            AdNetwork = json.Text("ad_network"),
            GroupName = json.Text("group_name"),
            AssetGroupName = json.Text("asset_group_name"),
            AssetName = json.Text("asset_name"),
            InstalledAt = json.Time("installed_at"),
            StoreClickAt = json.Time("store_click_at"),
            AdNetworkCampaignId = json.Text("ad_network_campaign_id"),
            AdSetId = json.Text("ad_set_id"),
            AdSetName = json.Text("ad_set_name"),
            AdCreativeId = json.Text("ad_creative_id"),
            AdCreativeName = json.Text("ad_creative_name"),
        }
        : null;
}
