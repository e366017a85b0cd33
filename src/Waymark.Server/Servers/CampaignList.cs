using System.Globalization;
using Waymark.Apps;
using Waymark.Links;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary><c>GET /campaigns</c>: the app's campaigns, page by page.</summary>
sealed class CampaignList(CampaignHistory history, UpToDate upToDate, IState state)
{
    const int Usual = 100, Most = 1_000;

    static readonly string[] GreatNetworks = ["GOOGLE", "META", "TIKTOK", "APPLE_SEARCH_ADS"];

    public async ValueTask<Answer> ReadAsync(ServerCall call, CancellationToken stop)
    {
        if (Paging.Read(call, Usual, Most, out var paging) is { } unreadable) return unreadable;
        if (Choose(call, out var campaigns, out var filter) is { } unknown) return unknown;

        await upToDate.WaitAsync(stop);
        var lives = await history.AtAsync(call.Configuration.Version, stop);
        var users = state.EarnedByCampaign(call.App.Id);
        var page = campaigns.Skip((int)Math.Min(paging.Skip, int.MaxValue)).Take(paging.Limit).ToList();
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"Successfully retrieved {page.Count} campaigns ({filter} campaigns). Showing page {paging.Page} of {paging.PagesOf(campaigns.Count)}.");

        return new Answer(200, Envelope.Write(200, message, json =>
        {
            json.WriteNumber("total_campaigns"u8, campaigns.Count);
            json.WriteStartArray("campaigns"u8);

            foreach (var campaign in page)
            {
                json.WriteStartObject();
                CampaignText.WriteKeys(
                    json, campaign, lives.GetValueOrDefault((call.App.Id, campaign.Id), CampaignHistory.Life.Unknown), users.GetValueOrDefault(campaign.Id));
                CampaignText.WriteLinks(json, call.App, campaign);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            paging.Write(json, campaigns.Count);
        }));
    }

    static Answer? Choose(ServerCall call, out List<Campaign> chosen, out string filter)
    {
        var app = call.App;
        var word = call.Query("filter")?.ToUpperInvariant();
        filter = word is "ACTIVE" or "INACTIVE" ? word.ToLowerInvariant() : "all";
        chosen = [.. app.Campaigns.Where(campaign => word is not ("ACTIVE" or "INACTIVE") || campaign.Active == (word == "ACTIVE"))];

        if (CampaignText.Code(call.Query("channel")) is { } channel)
        {
            if (!GreatNetworks.Contains(channel) && !app.Campaigns.Any(campaign => CampaignText.IsNetwork(campaign, channel)))
                return ServerRefusals.Refuse(400, "channel_unknown", $"Invalid channel '{call.Query("channel")}'. Channel not found.");

            chosen.RemoveAll(campaign => !CampaignText.IsNetwork(campaign, channel));
        }

        if (call.Query("domain") is { } domain)
        {
            if (!app.Domains.Contains(domain, StringComparer.OrdinalIgnoreCase))
                return ServerRefusals.Refuse(400, "domain_unknown", $"Invalid domain '{domain}'. Domain not found for this project.");

            chosen.RemoveAll(campaign => !string.Equals(CampaignLink.DomainOf(app, campaign), domain, StringComparison.OrdinalIgnoreCase));
        }

        if (call.Query("link") is { } link)
        {
            if (Named(link, app) is not { } named) return ServerRefusals.LinkUnknown;

            chosen.RemoveAll(campaign => campaign.Id != named.Id);
        }

        return null;
    }

    static Campaign? Named(string link, App app) =>
        LinkAddress.Read(link, app) is { Campaign: { } campaign } address && app.Domains.Contains(address.Uri.Host, StringComparer.OrdinalIgnoreCase)
            ? campaign
            : null;
}
