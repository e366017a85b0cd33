using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Server.Intake;

/// <summary>Answers where the URL leads that the app was opened with.</summary>
static class DeepLinkReply
{
    public static async ValueTask<Answer> MakeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var url = heard.Message.Text(heard.Message.DeepLinkUrl) ?? "";
        var link = LinkAddress.Read(url, heard.App);
        var value = await ConversionReply.FindAsync(heard, answers, stop);

        return new Answer(200, Envelope.Write(200, "Deeplink processed", json =>
        {
            json.WriteString("deeplink"u8, Destination(link) ?? url);
            json.WriteBoolean("is_linkrunner"u8, link is not null && IsOurs(link, heard.App));
            json.WriteBoolean("processing"u8, false);
            ConversionReply.WriteKeys(json, value);
        }));
    }

    static string? Destination(LinkAddress? link) =>
        link?.Campaign is { } campaign ? DeferredDeepLink.Merge(campaign, link.Url) : null;

    static bool IsOurs(LinkAddress link, App app) =>
        link.Campaign is not null || app.Domains.Contains(link.Uri.Host, StringComparer.OrdinalIgnoreCase);
}
