namespace Waymark.Touches;

/// <summary>Under which names a touch keeps the ids that the network has for its campaign and below.</summary>
public static class TouchIds
{
    public const string NetworkCampaign = "network_campaign_id", AdSet = "ad_set_id", Ad = "ad_id", Creative = "ad_creative_id";
}
