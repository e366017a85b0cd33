using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Storage;

namespace Waymark.Server.Intake.Feeds;

/// <summary>Takes the calls of webhook campaigns. Their sender waits a second at most, so nothing is asked but who calls.</summary>
sealed class WebhookIntake(ICurrentConfiguration current, RefusedInput refused, IJournal journal, TimeProvider clock)
{
    public const string Path = "/v2/webhooks";

    // The sender calls again after this, so that a slow disk cannot lose a call; a repeat is recognised.
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    static readonly JsonDocumentOptions Lenient = new() { MaxDepth = JsonWalk.Deepest };
    static readonly Answer Received = new(StatusCodes.Status200OK, "{\"status\":\"ok\"}"u8.ToArray());

    public async ValueTask<Answer> TakeAsync(HttpContext context)
    {
        var configuration = current.Current;

        if (Identify(configuration, context) is not { } caller) return FeedAnswers.WrongCredentials;

        using var body = await FeedBody.ReadAsync(context);
        var now = clock.GetUtcNow();

        if (body.Refusal is { } unread) return refused.Note(caller, unread, default, now);
        if (!Utf8.IsValid(body.Bytes.Span)) return refused.Note(caller, FeedAnswers.BadRequest("not_utf8", "the body is not valid UTF-8"), default, now);

        var isTaken = journal.TryAppend(
            new FactDraft(
                FactKind.FeedWebhook, caller.App.Id, now, null, SignatureState.Unchecked, configuration.Version,
                new ReadOnlySequence<byte>(Fact(context.Request, caller.Feed, body.Bytes))),
            out var appending);

        if (!isTaken) return FeedAnswers.JournalFull;

        try
        {
            await appending.Commit.WaitAsync(Patience, clock, context.RequestAborted);
            return Received;
        }
        catch (Exception e) when (e is JournalUnavailableException or TimeoutException)
        {
            return FeedAnswers.JournalUnavailable;
        }
    }

    FeedCaller? Identify(Configuration configuration, HttpContext context)
    {
        if (context.Request.RouteValues["secret"] is string secret) return configuration.FeedAccess.FindWebhook(secret);

        return BasicCredentials.TryRead(context.Request.Headers.Authorization.ToString(), out var key, out var password)
            && configuration.FeedAccess.Find(key, password) is { } found
            ? found.Fits ? found.Caller : Refuse(found.Caller)
            : null;
    }

    FeedCaller? Refuse(FeedCaller caller)
    {
        refused.Note(caller, FeedAnswers.WrongCredentials, default, clock.GetUtcNow());
        return null;
    }

    static ReadOnlyMemory<byte> Fact(HttpRequest request, Feed feed, ReadOnlyMemory<byte> body)
    {
        var fact = new ArrayBufferWriter<byte>(body.Length + 256);
        var named = request.RouteValues["event"] as string ?? (request.Query["event"].ToString() is { Length: > 0 } asked ? asked : null);
        using var json = Parse(body);

        FeedFact.WriteWebhook(
            fact, feed.Id, named, request.QueryString.Value ?? "", json?.RootElement,
            json is null && !body.IsEmpty ? Encoding.UTF8.GetString(body.Span) : null);
        return fact.WrittenMemory;
    }

    // A campaign may also send a form or plain text.
    static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonDocument.Parse(body, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
