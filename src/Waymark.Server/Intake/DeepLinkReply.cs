using System.Text.Json;
using Waymark.Apps;
using Waymark.Links;
using Waymark.SmartLinks;

namespace Waymark.Server.Intake;

/// <summary>Answers where the URL leads that the app was opened with.</summary>
static class DeepLinkReply
{
    public static async ValueTask<Answer> MakeAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var opened = heard.Message.Text(heard.Message.DeepLinkUrl) ?? "";
        var url = WrappedLink.Unwrap(opened, heard.Message.Text(heard.Message.ResolvedUrl), heard.App);
        var link = Read(url, heard.App, answers);
        var value = await ConversionReply.FindAsync(heard, answers, stop);
        var referral = link is { SmartLink: not null } ? await FindReferralAsync(heard, answers, stop) : null;

        return new Answer(200, Envelope.Write(200, "Deeplink processed", json =>
        {
            json.WriteString("deeplink"u8, Destination(link) ?? url);
            json.WriteBoolean("is_linkrunner"u8, link is not null && IsOurs(link, heard.App));
            json.WriteBoolean("processing"u8, false);
            ConversionReply.WriteKeys(json, value);
            referral?.Invoke(json);
        }));
    }

    static LinkAddress? Read(string url, App app, IAnswers answers)
    {
        if (LinkAddress.Read(url, app) is not { } link) return null;

        return LinkToken.In(link, app) is { } token && answers.FindLink(app, token) is { } smart ? link.As(smart) : link;
    }

    static string? Destination(LinkAddress? link) => link is { IsRootDomain: false } ? link.DeepLink : null;

    static async ValueTask<Action<Utf8JsonWriter>?> FindReferralAsync(Heard heard, IAnswers answers, CancellationToken stop) =>
        heard.InstallId is { } installId
            ? await ReferralReply.FindAsync(heard, await answers.FindInstallAsync(heard.App, installId, heard.Position, Patience.ForDecision, stop), answers, stop)
            : null;

    static bool IsOurs(LinkAddress link, App app) =>
        link.Campaign is not null || app.Domains.Contains(link.Uri.Host, StringComparer.OrdinalIgnoreCase);
}
