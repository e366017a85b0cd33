using System.Globalization;
using System.Text.Json;
using Waymark.Events;
using Waymark.Installs;

namespace Waymark.Server.Intake;

/// <summary>Answers which campaign brought an install: after a short wait for the decision, with whatever is known.</summary>
static class AttributionReply
{
    public static async ValueTask<Answer> MakeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var install = heard.InstallId is { } installId
            ? await answers.FindInstallAsync(heard.App, installId, heard.Position, Patience.ForDecision, stop)
            : null;

        var referral = await ReferralReply.FindAsync(heard, install, answers, stop);

        return new Answer(200, Envelope.Write(200, "Attribution data", json =>
        {
            WriteKeys(json, heard, install);
            referral?.Invoke(json);
        }));
    }

    static void WriteKeys(Utf8JsonWriter json, Heard heard, Install? install)
    {
        json.WriteString("deeplink"u8, install?.Verdict?.DeepLink);
        json.WriteString("attribution_source"u8, install?.Verdict?.Credit.Source ?? Credit.OrganicSource);
        WriteCampaign(json, heard.Message, install);
        json.WriteString("gaid"u8, install?.Device.Gaid ?? heard.Message.Gaid);
        json.WriteString("idfa"u8, install?.Device.Idfa ?? heard.Message.Idfa);
    }

    /// <summary>Writes <c>campaign_data</c>. One wrong type in id, name or type makes iOS drop the whole answer.</summary>
    public static void WriteCampaign(Utf8JsonWriter json, DeviceMessage message, Install? install)
    {
        if (install?.Verdict is not { Credit: { IsOrganic: false } credit } verdict)
        {
            WriteOrganic(json, message);
            return;
        }

        json.WriteStartObject("campaign_data"u8);
        json.WriteString("id"u8, credit.CampaignId ?? "");
        json.WriteString("name"u8, credit.Campaign ?? credit.Source);
        json.WriteString("type"u8, "INORGANIC"u8);
        json.WriteString("ad_network"u8, credit.Source);
        json.WriteString("group_name"u8, credit.AdSet);
        json.WriteNull("asset_group_name"u8);
        json.WriteString("asset_name"u8, credit.Ad);
        json.WriteString("installed_at"u8, Moment(verdict.At));
        json.WriteString("store_click_at"u8, Moment(credit.TouchAt));
        json.WriteString("ad_network_campaign_id"u8, credit.NetworkCampaignId);
        json.WriteString("ad_set_id"u8, credit.AdSetId);
        json.WriteString("ad_set_name"u8, credit.AdSet);
        json.WriteString("ad_creative_id"u8, credit.CreativeId ?? credit.AdId);
        json.WriteString("ad_creative_name"u8, credit.Ad);
        json.WriteEndObject();
    }

    static void WriteOrganic(Utf8JsonWriter json, DeviceMessage message)
    {
        // The Flutter client written in pure Dart fails on null here.
        if (!message.IsPlatform("FLUTTER"u8))
        {
            json.WriteNull("campaign_data"u8);
            return;
        }

        json.WriteStartObject("campaign_data"u8);
        json.WriteString("id"u8, ""u8);
        json.WriteString("name"u8, "Organic"u8);
        json.WriteString("type"u8, "ORGANIC"u8);
        json.WriteEndObject();
    }

    // iOS reads no fractional seconds.
    static string? Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
