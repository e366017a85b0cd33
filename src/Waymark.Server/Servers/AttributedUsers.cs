using System.Globalization;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Installs;
using Waymark.Links;
using Waymark.Server.Intake;
using Waymark.Storage;
using Waymark.Users;

namespace Waymark.Server.Servers;

/// <summary><c>GET /attributed-users</c>: whom a campaign brought, oldest first.</summary>
sealed class AttributedUsers(UpToDate upToDate, IState state, ITouches touches)
{
    const int Usual = 50, Most = 1_000;

    public async ValueTask<Answer> ReadAsync(ServerCall call, CancellationToken stop)
    {
        if (call.Query("display_id") is not { } id) return ServerRefusals.ParameterMissing;
        if (Paging.Read(call, Usual, Most, out var paging) is { } unreadable) return unreadable;
        if (Moments.Zone(call.Query("timezone")) is not { } zone) return ServerRefusals.TimeZoneUnknown;
        if (Bound(call, "start_timestamp", zone, DateTimeOffset.UnixEpoch) is not { } from) return ServerRefusals.TimestampUnreadable;
        if (Bound(call, "end_timestamp", zone, DateTimeOffset.MaxValue) is not { } to) return ServerRefusals.TimestampUnreadable;
        if (call.App.FindCampaign(id) is not { } campaign) return ServerRefusals.ResourceNotFound;

        await upToDate.WaitAsync(stop);
        var total = state.CountEarned(call.App.Id, id, from, to);
        var page = state.Earned(call.App.Id, id, from, to, paging.Skip, paging.Limit);
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"Successfully retrieved {page.Count} attributed users for campaign {id}. Showing page {paging.Page} of {paging.PagesOf(total)}.");

        return new Answer(200, Envelope.Write(200, message, json =>
        {
            json.WriteNumber("total_users"u8, total);
            json.WriteStartArray("users"u8);

            foreach (var earned in page)
            {
                // Gone between the two questions only when later proof gave it to somebody else.
                if (state.FindInstall(call.App.Id, earned.InstallId) is { Verdict: not null } install) Write(json, call.App, campaign, install);
            }

            json.WriteEndArray();
            paging.Write(json, total);
        }));
    }

    static DateTimeOffset? Bound(ServerCall call, string name, TimeZoneInfo zone, DateTimeOffset otherwise) =>
        call.Query(name) is { } text ? Moments.Read(text, zone) : otherwise;

    void Write(Utf8JsonWriter json, App app, Campaign campaign, Install install)
    {
        var (verdict, credit) = (install.Verdict!, install.Verdict!.Credit);
        var link = credit.TouchId is { } click ? touches.FindCommitted(app.Id, click)?.Url : null;
        var parameters = link is null ? null : LinkParameters.Read(link);
        var user = install.UserId is { } userId ? state.FindUser(app.Id, userId) : null;

        json.WriteStartObject();
        json.WriteString("attributed_at"u8, Moments.Write(verdict.At));
        json.WriteString("ad_channel"u8, credit.Source);
        json.WriteString("campaign_display_id"u8, campaign.Id);
        json.WriteString("campaign_name"u8, campaign.Name);
        json.WriteString("link"u8, link);
        WriteMoment(json, "installed_at", install.OpenedAt);
        WriteMoment(json, "store_click_at", credit.TouchAt);
        json.WriteString("meta_ad_id"u8, CampaignText.IsNetwork(campaign, "META") ? credit.AdId ?? parameters?.AdId : null);
        json.WriteString("ad_creative_id"u8, credit.CreativeId ?? credit.AdId ?? parameters?.AdId);
        json.WriteString("ad_creative_name"u8, credit.Ad);
        json.WriteString("ad_set_id"u8, credit.AdSetId ?? parameters?.AdSetId);
        json.WriteString("ad_set_name"u8, credit.AdSet);
        json.WriteNull("publisher_platform"u8);
        json.WriteNull("platform_position"u8);
        WriteUser(json, app, install, user);
        json.WriteEndObject();
    }

    static void WriteUser(Utf8JsonWriter json, App app, Install install, User? user)
    {
        json.WriteStartObject("user_data"u8);
        json.WriteString("id"u8, install.UserId);
        json.WriteString("name"u8, user?.Name);
        json.WriteString("email"u8, user?.Email);
        json.WriteString("phone"u8, user?.Phone);
        DeviceText.Write(json, app, install);
        json.WriteEndObject();
    }

    static void WriteMoment(Utf8JsonWriter json, string key, DateTimeOffset? moment) =>
        json.WriteString(key, moment is { } known ? Moments.Write(known) : null);
}
