using System.Buffers;
using System.Net;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Callers;
using Waymark.Storage;

namespace Waymark.Server.Intake;

/// <summary>Takes a web page's event, open or sealed.</summary>
sealed class WebIntake(ICurrentConfiguration current, RateLimits limits, IJournal journal, IAnswers answers, KnownCallers callers, TimeProvider clock)
{
    public const int LongestBody = 64 * 1024;

    /// <summary>The same as the others, but the answer waits for who referred the visitor.</summary>
    public const string IdentifyPath = "/web/identify";

    static readonly Answer Preflight = new(StatusCodes.Status204NoContent, ReadOnlyMemory<byte>.Empty);
    static readonly Answer Received = Answer.Fixed(200, "Event received");
    static readonly Answer EventIdRequired = Refusals.Required("event_id");
    static readonly Answer EventTypeRequired = Refusals.Required("event_type");

    /// <summary>The second is older than the first.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["/web/ingest", "/web/collect", IdentifyPath];

    public async ValueTask<Answer> TakeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        CrossOrigin.Allow(context.Request, headers);

        if (HttpMethods.IsOptions(context.Request.Method))
        {
            CrossOrigin.AllowPreflight(headers);
            return Preflight;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            headers.Allow = "POST, OPTIONS";
            return Refusals.MethodNotAllowed;
        }

        using var body = await RequestBody.ReadAsync(context.Request, LongestBody, context.RequestAborted);
        return body.Refusal ?? await StoreAsync(context, body.Bytes);
    }

    async ValueTask<Answer> StoreAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var configuration = current.Current;

        if ((WebMessage.Read(body, out var message) ?? Unseal(configuration, ref body, ref message)) is { } unreadable)
            return unreadable;

        if (Admit(configuration, message, out var app) is { } refusal) return refusal;

        var address = VisitorAddress(context, configuration.TrustedProxies);
        var caller = callers.Of(app, address);
        var isTaken = journal.TryAppend(
            new FactDraft(
                FactKind.Web, app.Id, clock.GetUtcNow(), caller.Address, SignatureState.Unchecked, configuration.Version,
                new ReadOnlySequence<byte>(KnownCallers.Keep(app, body, address)), caller.Note),
            out var appending);

        if (!isTaken) return Refusals.JournalFull;

        var position = appending.PositionIn(await appending.Commit);
        if (context.Request.Path != IdentifyPath) return Received;

        var referral = await answers.FindReferralAsync(app, position, Patience.ForDecision, context.RequestAborted);
        return new Answer(200, Envelope.Write(200, "Event received", json => ReferralText.Write(json, referral)));
    }

    static Answer? Unseal(Configuration configuration, ref ReadOnlyMemory<byte> body, ref WebMessage message)
    {
        if (!message.IsSealed) return null;

        var keys = configuration.WebKeysById[message.Text(message.SealKeyId) ?? ""];

        if (SealedEvent.Open(message, keys) is not { } plain) return Refusals.NotSealedForUs;

        body = plain;
        return WebMessage.Read(body, out message);
    }

    Answer? Admit(Configuration configuration, WebMessage message, out App app)
    {
        app = null!; // Only read when nothing was refused.

        if (!message.Has(message.Token) || message.Token.Type != JsonTokenType.String) return Refusals.TokenRequired;

        if (TokenLookup.Find(configuration.AppByWebToken, message.Token, message.Body) is not { } known)
            return Refusals.TokenUnknown;

        app = known;

        // Each web site has its own token, and so its own share.
        var token = message.Text(message.Token)!;

        if (limits.SecondsToWait(token, app.RateLimit) is var seconds and > 0) return Refusals.TooManyFor(seconds);
        if (!message.Has(message.EventId)) return EventIdRequired;

        return message.Has(message.EventType) ? null : EventTypeRequired;
    }

    /// <summary>A site that relays its visitors' events says in a header of its own whose they are.</summary>
    static IPAddress? VisitorAddress(HttpContext context, IReadOnlyList<IPNetwork> trustedProxies)
    {
        var peer = context.Connection.RemoteIpAddress;
        var headers = context.Request.Headers;

        return ClientAddress.IsTrusted(peer, trustedProxies)
            && ClientAddress.Read(headers["X-Linkrunner-Visitor-IP"].ToString()) is { } visitor
            ? visitor
            : ClientAddress.Of(peer, headers["X-Forwarded-For"], trustedProxies);
    }
}
