using System.Buffers;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Callers;
using Waymark.Storage;

namespace Waymark.Server.Intake;

/// <summary>Takes a device's call: who speaks, is it complete, store it, answer.</summary>
sealed class DeviceIntake(
    ICurrentConfiguration current, RateLimits limits, SignatureChecks signatures, IJournal journal, IAnswers answers,
    KnownCallers callers, TimeProvider clock)
{
    public const int LongestBody = 1024 * 1024;

    public async ValueTask<Answer> TakeAsync(HttpContext context, DeviceRoute route)
    {
        if (!HttpMethods.IsPost(context.Request.Method)) return MethodNotAllowed(context.Response);

        var stop = context.RequestAborted;
        using var body = await RequestBody.ReadAsync(context.Request, LongestBody, stop);

        if (body.Refusal is { } unread) return unread;
        if (DeviceMessage.Read(body.Bytes, out var message) is { } unreadable) return unreadable;

        var configuration = current.Current;
        var refusal = Admit(configuration, route, message, body.Bytes.Span, context.Request.Headers, out var app, out var signature);

        if (refusal is not null) return refusal;

        var address = ClientAddress.Of(
            context.Connection.RemoteIpAddress, context.Request.Headers["X-Forwarded-For"], configuration.TrustedProxies);

        var caller = callers.Of(app, address);

        if (route.Take is { } take) return await take(new Admitted(app, message, KnownCallers.Keep(app, body.Bytes, address), caller, signature, configuration.Version), stop);

        var pendingDeepLink = route.Kind == FactKind.Signup
            ? await OldReactNative.FindPendingDeepLinkAsync(message, app, journal.LastPosition, answers, stop)
            : null;

        var isTaken = journal.TryAppend(
            new FactDraft(
                route.Kind, app.Id, clock.GetUtcNow(), caller.Address, signature, configuration.Version,
                new ReadOnlySequence<byte>(KnownCallers.Keep(app, body.Bytes, address)), caller.Note),
            out var appending);

        if (!isTaken) return Refusals.JournalFull;

        // Every request waits here, so it waits for the batch's own task: whatever stands between costs an allocation each.
        var position = appending.PositionIn(await appending.Commit);
        return await route.Reply(new Heard(app, message, caller, position, pendingDeepLink), answers, stop);
    }

    Answer? Admit(
        Configuration configuration, DeviceRoute route, DeviceMessage message, ReadOnlySpan<byte> body,
        IHeaderDictionary headers, out App app, out SignatureState signature)
    {
        signature = default;
        app = null!; // Only read when nothing was refused.

        if (!message.Has(message.Token) || message.Token.Type != JsonTokenType.String)
            return Refusals.TokenRequired;

        if (TokenLookup.Find(configuration.AppByToken, message.Token, body) is not { } known) return route.UnknownToken;

        app = known;

        if (limits.SecondsToWait(app.Token, app.RateLimit) is var seconds and > 0) return Refusals.TooManyFor(seconds);

        signature = signatures.Check(app, headers, body, clock.GetUtcNow());

        if (app.Signing == SigningMode.Require && Refusals.Unsigned(signature) is { } unsigned) return unsigned;
        if (message.InstallId.IsTooLong) return Refusals.InstallIdTooLong;

        return route.Check(message);
    }

    static Answer MethodNotAllowed(HttpResponse response)
    {
        response.Headers.Allow = "POST";
        return Refusals.MethodNotAllowed;
    }
}
