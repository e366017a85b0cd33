using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using QRCoder;
using Waymark.Apps;
using Waymark.Server.Servers;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Api.Links;

/// <summary>Links as pictures for posters and tills.</summary>
static class QrEndpoints
{
    const int LargestScale = 40;

    public static void MapQrCodes(this IEndpointRouteBuilder routes)
    {
        var codes = routes.MapGroup("/apps/{app}").WithTags("Links");

        codes.MapGet("/links/{token}/qr.{format}", OfLink).WithName("DrawLink").WithSummary("The link as a QR code, png or svg");
        codes.MapGet("/campaigns/{campaign}/qr.{format}", OfCampaign).WithName("DrawCampaign").WithSummary("The campaign's short link as a QR code, png or svg");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="format">png or svg.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where links are.</param>
    /// <param name="scale">Pixels of one module, 1 to 40.</param>
    static Results<FileContentHttpResult, NotFound<Problem>, BadRequest<Problem>> OfLink(
        string app, string token, string format, ICurrentConfiguration configuration, IState state, int scale = 10)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (state.FindLink(app, token) is not { } link) return TypedResults.NotFound(new Problem($"There is no link {token} of app {app}."));

        return Draw(LinkUrl.Of(link, owner), format, scale);
    }

    /// <param name="app">The app's id.</param>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="format">png or svg.</param>
    /// <param name="configuration">Which campaigns there are.</param>
    /// <param name="scale">Pixels of one module, 1 to 40.</param>
    static Results<FileContentHttpResult, NotFound<Problem>, BadRequest<Problem>> OfCampaign(
        string app, string campaign, string format, ICurrentConfiguration configuration, int scale = 10)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (owner.FindCampaign(campaign) is not { } found) return TypedResults.NotFound(new Problem($"There is no campaign {campaign} of app {app}."));

        return Draw(CampaignLink.ShortOf(owner, found), format, scale);
    }

    static Results<FileContentHttpResult, NotFound<Problem>, BadRequest<Problem>> Draw(string? url, string format, int scale)
    {
        if (url is null) return TypedResults.BadRequest(new Problem("The app has no domain, so its links have no address."));
        if (scale is < 1 or > LargestScale) return TypedResults.BadRequest(new Problem($"scale must be 1 to {LargestScale}."));

        // M: a sixth may be covered or scratched, which is what posters need, and the code stays coarse enough for a bad camera.
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);

        switch (format)
        {
            case "png":
                using (var png = new PngByteQRCode(code))
                    return TypedResults.File(png.GetGraphic(scale), "image/png");
            case "svg":
                using (var svg = new SvgQRCode(code))
                    return TypedResults.File(Encoding.UTF8.GetBytes(svg.GetGraphic(scale, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute)), "image/svg+xml");
            default:
                return TypedResults.BadRequest(new Problem("A code is drawn as qr.png or qr.svg."));
        }
    }
}
