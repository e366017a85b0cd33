using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Storage;

namespace Waymark.Server.Intake.Feeds;

/// <summary>Takes a feed's batches: who speaks, is each complete, store those that are, answer. Each batch is judged alone.</summary>
sealed class FeedIntake(ICurrentConfiguration current, RateLimits limits, RefusedInput refused, IJournal journal, TimeProvider clock)
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonWalk.Deepest };

    public async ValueTask<Answer> TakeAsync(HttpContext context, FeedRoute route)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            return FeedAnswers.MethodNotAllowed;
        }

        var configuration = current.Current;

        if (Identify(configuration, context, out var caller) is { } stranger) return stranger;

        using var body = await FeedBody.ReadAsync(context);

        if (body.Refusal is { } unread) return refused.Note(caller, unread, default, clock.GetUtcNow());

        try
        {
            return await StoreAsync(context, configuration, caller, route, body.Bytes);
        }
        catch (JournalUnavailableException)
        {
            return FeedAnswers.JournalUnavailable;
        }
    }

    Answer? Identify(Configuration configuration, HttpContext context, out FeedCaller caller)
    {
        caller = null!; // Only read when nothing was refused.
        var header = context.Request.Headers.Authorization.ToString();

        if (header.Length == 0)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\", charset=\"UTF-8\"";
            return FeedAnswers.NoCredentials;
        }

        if (!BasicCredentials.TryRead(header, out var key, out var secret) || configuration.FeedAccess.Find(key, secret) is not { } found)
            return FeedAnswers.WrongCredentials;

        caller = found.Caller;
        return found.Fits ? null : refused.Note(caller, FeedAnswers.WrongCredentials, default, clock.GetUtcNow());
    }

    async ValueTask<Answer> StoreAsync(HttpContext context, Configuration configuration, FeedCaller caller, FeedRoute route, ReadOnlyMemory<byte> body)
    {
        var now = clock.GetUtcNow();

        if (Parse(body, route, out var read, out var document) is { } unreadable) return refused.Note(caller, unreadable, body.Span, now);

        using (document)
        {
            JsonElement[] batches = route.IsBulk ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];

            if (limits.SecondsToWait(caller.Feed.Key, caller.Feed.BatchesPerSecond, seconds: 1, batches.Length, out var used) is var seconds and > 0)
            {
                context.Response.Headers["X-mp-rate-limit-exceeded"] = "feed";
                return refused.Note(caller, FeedAnswers.TooManyFor(seconds), default, now);
            }

            var good = Judge(caller, route, batches, now, out var problem);

            if (good.Count == 0) return FeedAnswers.BadRequest(problem!.Reason, problem.Message);

            var address = ClientAddress.Of(
                context.Connection.RemoteIpAddress, context.Request.Headers["X-Forwarded-For"], configuration.TrustedProxies);

            if (!journal.TryAppend(Drafts(configuration.Version, caller, route, good, read, now, address), out var appending)) return FeedAnswers.JournalFull;

            await appending.Commit;
            context.Response.Headers["X-mp-rate-limit-percentage-used"] = used.ToString(CultureInfo.InvariantCulture);
            return FeedAnswers.Accepted;
        }
    }

    List<JsonElement> Judge(FeedCaller caller, FeedRoute route, JsonElement[] batches, DateTimeOffset now, out FeedProblem? first)
    {
        var good = new List<JsonElement>(batches.Length);
        first = null;

        foreach (var batch in batches)
        {
            if (ProblemWith(batch, route, now) is { } problem)
            {
                first ??= problem;
                refused.Note(caller, problem.Reason, JsonMarshal.GetRawUtf8Value(batch), now);
            }
            else
            {
                good.Add(batch);
            }
        }

        return good;
    }

    static FeedProblem? ProblemWith(JsonElement batch, FeedRoute route, DateTimeOffset now) =>
        JsonMarshal.GetRawUtf8Value(batch).Length > FeedLimits.LongestBatch
            ? new("batch_too_large", "a batch may have 128 KB")
            : FeedBatchRules.Check(batch) ?? (route.IsHistory ? FeedBatchRules.CheckHistory(batch, now) : null);

    // They go into one commit: a bulk of which only a part was stored could not be sent again without counting that part twice.
    static FactDraft[] Drafts(
        int version, FeedCaller caller, FeedRoute route, List<JsonElement> batches, ReadOnlyMemory<byte> body, DateTimeOffset now, IPAddress? address)
    {
        var fact = new FeedFact(caller.Feed.Id, route.IsHistory);

        return
        [
            .. batches.Select(batch => new FactDraft(
                FactKind.Feed, caller.App.Id, now, address, SignatureState.Unchecked, version, fact.Of(BytesOf(batch, body)))),
        ];
    }

    static ReadOnlyMemory<byte> BytesOf(JsonElement batch, ReadOnlyMemory<byte> body)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(batch);

        return body.Span.Overlaps(bytes, out var offset) ? body.Slice(offset, bytes.Length) : bytes.ToArray();
    }

    static Answer? Parse(ReadOnlyMemory<byte> body, FeedRoute route, out ReadOnlyMemory<byte> read, out JsonDocument document)
    {
        read = body;
        document = null!; // Only read when nothing was refused.

        if (body.IsEmpty) return FeedAnswers.Empty;
        if (!Utf8.IsValid(body.Span)) return FeedAnswers.BadRequest("not_utf8", "the body is not valid UTF-8");

        try
        {
            document = JsonDocument.Parse(body, Strict);
        }
        catch (JsonException)
        {
            return FeedAnswers.BadRequest("not_json", "the body is not valid JSON, or is nested too deeply");
        }

        // Valid JSON, but no text: whoever read it as such would fail.
        if (LoneSurrogates.Replace(body) is var repaired && !repaired.Equals(body))
        {
            document.Dispose();
            document = JsonDocument.Parse(repaired, Strict);
            read = repaired;
        }

        var wrong = WrongShape(document.RootElement, route);

        if (wrong is not null) document.Dispose();
        return wrong;
    }

    static Answer? WrongShape(JsonElement root, FeedRoute route)
    {
        if (!route.IsBulk)
            return root.ValueKind == JsonValueKind.Object ? null : FeedAnswers.BadRequest("not_an_object", "the body must be one batch: a JSON object");

        if (root.ValueKind != JsonValueKind.Array) return FeedAnswers.BadRequest("not_a_list", "the body must be a JSON array of batches");

        return root.GetArrayLength() switch
        {
            0 => FeedAnswers.BadRequest("no_batches", "the list holds no batch"),
            > FeedLimits.MostBatches => FeedAnswers.BadRequest("too_many_batches", $"a request may hold {FeedLimits.MostBatches} batches"),
            _ => null,
        };
    }
}
