using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Links;
using Waymark.Server.Callers;
using Waymark.Server.Intake;
using Waymark.SmartLinks;
using Waymark.Storage;
using Waymark.Touches;

namespace Waymark.Server.Links;

/// <summary>Somebody follows a link: counts the click if it is one, and leads the visitor on.</summary>
sealed class LinkVisits(
    ICurrentConfiguration configuration, IJournal journal, KnownVisitors visitors, KnownLinks links, KnownCallers callers, LinkFigures figures,
    TimeProvider clock)
{
    public Task FollowAsync(HttpContext context, App app)
    {
        var request = context.Request;
        var visitor = visitors.Read(request.Headers);
        var count = ClickCounting.Judge(request.Method, name => request.Headers[name], visitor);
        var url = UrlOf(context);

        if (LinkAddress.Read(url, app) is not { } link) return LinkPages.NotFoundAsync(context, app);

        // The configuration's campaigns go first; what is no smart link either means what it always meant.
        if (LinkToken.In(link, app) is { } token && links.Find(app.Id, token) is { } smart) link = link.As(smart);

        var now = clock.GetUtcNow();
        var clickId = count == ClickCount.Counted ? ClickIds.New(now) : null;
        var address = ClientAddress.Of(context.Connection.RemoteIpAddress, request.Headers["X-Forwarded-For"], configuration.Current.TrustedProxies);
        var caller = callers.Of(app, address);
        var country = link.SmartLink is null ? null : VisitorCountry.Of(caller.Note?.Country, request.Headers.AcceptLanguage);
        var destination = Destinations.For(visitor, app, link, clickId, country);

        if (clickId is null)
        {
            figures.NotCounted(count);
        }
        else
        {
            var signature = app.ClickSigning.Keys.Count == 0 ? null : ClickSignature.Check(url, app.ClickSigning.Keys, now);
            var click = ClickOf(request, clickId, url, destination) with { Signature = signature };
            var body = KnownCallers.Keep(app, JsonSerializer.SerializeToUtf8Bytes(click, ClickJson.Default.Click), address);
            Record(new FactDraft(
                FactKind.Click, app.Id, now, caller.Address, SignatureState.Unchecked, configuration.Current.Version, new ReadOnlySequence<byte>(body), caller.Note));
        }

        return LinkPages.WriteAsync(context, app, link, destination);
    }

    // Visitors do not wait for the disk: their click is in the journal's spool before they go on.
    void Record(in FactDraft draft)
    {
        try
        {
            if (!journal.TrySpool(draft)) figures.Lost("buffer_full");
        }
        catch (JournalUnavailableException)
        {
            // A full disk must not keep anybody from the store.
            figures.Lost("journal_unavailable");
        }
    }

    static Click ClickOf(HttpRequest request, string clickId, string url, Destination destination) => new()
    {
        Id = clickId,
        Url = url,
        UserAgent = Short(request.Headers.UserAgent),
        AcceptLanguage = Short(request.Headers.AcceptLanguage),
        Referer = Short(request.Headers.Referer),
        HintModel = Short(request.Headers["Sec-CH-UA-Model"]),
        HintPlatform = Short(request.Headers["Sec-CH-UA-Platform"]),
        HintPlatformVersion = Short(request.Headers["Sec-CH-UA-Platform-Version"]),
        Destination = destination switch
        {
            Destination.Redirect redirect => redirect.Url,
            Destination.AppPage page => page.StoreUrl ?? page.SchemeUrl,
            Destination.LandingPage page => page.NextUrl,
            _ => null,
        },
    };

    // Links are https to the world, whatever a proxy in front of us speaks to us.
    static string UrlOf(HttpContext context) =>
        string.Concat("https://", context.Request.Host.Value, context.Features.Get<IHttpRequestFeature>()!.RawTarget);

    static string? Short(string? header) => header is null ? null : header.Length <= UserAgent.LongestRead ? header : header[..UserAgent.LongestRead];
}
