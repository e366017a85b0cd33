using System.Buffers;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Callers;
using Waymark.Skan;
using Waymark.Storage;

namespace Waymark.Server.Intake.Skan;

/// <summary>Takes Apple's postbacks. Whatever a device sends is stored and answered with 200: anything else makes it send the same for days.</summary>
sealed class PostbackIntake(ICurrentConfiguration current, RateLimits limits, IJournal journal, IAnswers answers, KnownCallers callers, TimeProvider clock)
{
    public const int LongestBody = 16 * 1024;

    // Loosely: whole carriers and Apple itself send from few addresses.
    const int MostPerSecond = 200;

    /// <summary>Apple's paths; devices write the slash at the end, relays often do not.</summary>
    public static IReadOnlyList<(string Path, PostbackProtocol Protocol)> Paths { get; } =
    [
        ("/.well-known/skadnetwork/report-attribution/", PostbackProtocol.SkAdNetwork),
        ("/.well-known/skadnetwork/report-attribution", PostbackProtocol.SkAdNetwork),
        ("/.well-known/appattribution/report-attribution/", PostbackProtocol.AdAttributionKit),
        ("/.well-known/appattribution/report-attribution", PostbackProtocol.AdAttributionKit),
    ];

    public async ValueTask<Answer> TakeAsync(HttpContext context, PostbackProtocol protocol)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            return Refusals.MethodNotAllowed;
        }

        using var body = await RequestBody.ReadAsync(context.Request, LongestBody, context.RequestAborted);
        return body.Refusal ?? await StoreAsync(context, protocol, body.Bytes);
    }

    async ValueTask<Answer> StoreAsync(HttpContext context, PostbackProtocol protocol, ReadOnlyMemory<byte> body)
    {
        var configuration = current.Current;
        var address = ClientAddress.Of(context.Connection.RemoteIpAddress, context.Request.Headers["X-Forwarded-For"], configuration.TrustedProxies);
        if (limits.SecondsToWait(AddressSlots.Of(address), MostPerSecond) is var seconds and > 0) return Refusals.TooManyFor(seconds);

        var (app, reading) = Postbacks.Read(configuration, protocol, body);
        if (reading is null) return Refusals.NotAnObject;

        var caller = callers.Of(app, address);
        var fact = new FactDraft(
            protocol == PostbackProtocol.SkAdNetwork ? FactKind.SkAdNetworkPostback : FactKind.AdAttributionKitPostback,
            app?.Id ?? "", clock.GetUtcNow(), caller.Address, SignatureState.Unchecked, configuration.Version, new ReadOnlySequence<byte>(body), caller.Note);
        if (!journal.TryAppend(fact, out var appending)) return Refusals.JournalFull;

        var position = appending.PositionIn(await appending.Commit);

        // Whether it is a repeat only state can tell, and only of what Apple signed.
        var kept = reading.Verdict is PostbackVerdict.Valid or PostbackVerdict.Development
            ? await answers.FindPostbackAsync(app?.Id ?? "", position, Patience.ForDecision, context.RequestAborted)
            : null;
        return PostbackAnswers.Of(kept?.Verdict ?? reading.Verdict);
    }
}
