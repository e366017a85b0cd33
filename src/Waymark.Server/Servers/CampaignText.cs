using System.Globalization;
using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;

namespace Waymark.Server.Servers;

/// <summary>Writes a campaign as lists and changes show it.</summary>
static class CampaignText
{
    // What a reader in JavaScript can still tell from its neighbour.
    const ulong LargestNumber = (1UL << 53) - 1;

    /// <summary>A number that stands for the campaign wherever one is promised; always the same, and in practice nobody else's.</summary>
    public static long NumberOf(App app, string campaign) =>
        (long)(StableHash.Of(Encoding.UTF8.GetBytes($"{app.Id}\0{campaign}")) & LargestNumber);

    public static bool IsNetwork(Campaign campaign, string network) =>
        string.Equals(Code(campaign.Network), network, StringComparison.OrdinalIgnoreCase);

    /// <returns>A network's or an affiliate's name as a code: <c>Good Ads</c> becomes <c>GOOD_ADS</c>.</returns>
    public static string? Code(string? network) => network?.Trim().Replace(' ', '_').ToUpper(CultureInfo.InvariantCulture);

    /// <summary>The keys that a change answers with, without the braces.</summary>
    public static void WriteKeys(Utf8JsonWriter json, Campaign campaign, CampaignHistory.Life life, long attributedUsers)
    {
        json.WriteString("display_id"u8, campaign.Id);
        json.WriteString("name"u8, campaign.Name);
        json.WriteString("created_at"u8, Moments.Write(life.CreatedAt));
        json.WriteString("update_at"u8, Moments.Write(life.UpdatedAt));
        json.WriteBoolean("google"u8, IsNetwork(campaign, "GOOGLE"));
        json.WriteBoolean("meta"u8, IsNetwork(campaign, "META"));
        json.WriteNull("meta_campaign_id"u8);
        json.WriteBoolean("meta_web_to_app"u8, false);
        json.WriteBoolean("active"u8, campaign.Active);
        json.WriteBoolean("default_link"u8, campaign is { AndroidRedirect: null, IosRedirect: null });
        json.WriteNumber("attributed_users"u8, attributedUsers);
    }

    /// <summary>The keys that lists have besides.</summary>
    public static void WriteLinks(Utf8JsonWriter json, App app, Campaign campaign)
    {
        json.WriteString("link"u8, CampaignLink.Of(app, campaign));
        json.WriteString("shareable_link"u8, CampaignLink.ShortOf(app, campaign));
        json.WriteString("domain"u8, CampaignLink.DomainOf(app, campaign));
        StoreListing.Write(json, StoreListing.Of(app));
    }
}
