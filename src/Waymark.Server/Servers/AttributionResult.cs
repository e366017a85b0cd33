using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Installs;
using Waymark.Links;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary><c>GET /get-attribution-result</c>: where a user, or the device with an advertising id, came from.</summary>
sealed class AttributionResult(UpToDate upToDate, IState state, ITouches touches)
{
    static readonly Answer Nothing = new(StatusCodes.Status204NoContent, ReadOnlyMemory<byte>.Empty);

    public async ValueTask<Answer> ReadAsync(ServerCall call, CancellationToken stop)
    {
        var (device, user) = (call.Query("device_identifier"), call.Query("user_id"));
        if (device is null && user is null) return ServerRefusals.WhoMissing;

        await upToDate.WaitAsync(stop);
        return (OfUser(call.App.Id, user) ?? OfDevice(call.App.Id, device)) is { Verdict: { } verdict } ? Show(call, verdict) : Nothing;
    }

    Answer Show(ServerCall call, Verdict verdict)
    {
        var (app, credit) = (call.App, verdict.Credit);
        var campaign = credit.CampaignId is { } id ? app.FindCampaign(id) : null;
        var touch = credit.TouchId is { } click ? touches.FindCommitted(app.Id, click) : null;
        var parameters = touch is null ? null : LinkParameters.Read(touch.Url);

        return new Answer(200, Envelope.Write(200, "Attribution result retrieved successfully.", json =>
        {
            json.WriteString("campaign_name"u8, campaign?.Name ?? credit.Campaign);
            json.WriteString("display_id"u8, credit.CampaignId);
            json.WriteString("deeplink"u8, verdict.DeepLink ?? campaign?.Deeplink);
            json.WriteString("domain_name"u8, campaign is null ? null : CampaignLink.DomainOf(app, campaign));
            json.WriteString("ad_set_id"u8, credit.AdSetId ?? parameters?.AdSetId);
            json.WriteString("ad_set_name"u8, credit.AdSet);
            json.WriteString("ad_creative_id"u8, credit.CreativeId ?? credit.AdId ?? parameters?.AdId);
            json.WriteString("ad_creative_name"u8, credit.Ad);
            json.WriteNull("keyword_id"u8);
            json.WriteString("keyword_name"u8, parameters?.Keywords);
            json.WriteString("ad_network"u8, credit.IsOrganic ? null : credit.Source);
            json.WriteString("attribution_type"u8, credit.IsOrganic ? "ORGANIC"u8 : "INORGANIC"u8);
        }));
    }

    // The latest install that anything was decided on, as for everything the user does.
    Install? OfUser(string app, string? id) =>
        id is not null && state.FindUser(app, id) is { } user ? Decided(app, user.InstallIds.Reverse()) : null;

    Install? OfDevice(string app, string? id) => AdvertisingId.Read(id) is { } advertisingId
        ? Decided(app, DeviceKey.OfAdvertisingId(advertisingId).SelectMany(key => state.InstallsOf(app, key)))
        : null;

    Install? Decided(string app, IEnumerable<string> ids) =>
        ids.Select(id => state.FindInstall(app, id)).FirstOrDefault(install => install is { Verdict: not null });
}
