using System.Buffers;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Facts;
using Waymark.Server.Servers;
using Waymark.Storage;

namespace Waymark.Server.Intake.Networks;

/// <summary>Takes what ad networks claim of their own accord: facts like all others, durable before the answer.</summary>
sealed class ClaimIntake(NetworkKeys keys, ICurrentConfiguration current, RateLimits limits, IJournal journal, TimeProvider clock)
{
    public const string Path = "/api/v1/networks/{network}/claims";

    public const int MostClaims = 100;

    const int MostPerSecond = 50, MostProblems = 20;

    const string Scheme = "Bearer ";

    public async ValueTask<Answer> TakeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            return Refusals.MethodNotAllowed;
        }

        // The configuration first: a key of a later one is let in under the earlier only by mistake.
        var configuration = current.Current;
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return ClaimAnswers.KeyMissing;
        if (keys.Recognise(header[Scheme.Length..].Trim()) is not { } caller || caller.Network.Id != $"{context.Request.RouteValues["network"]}") return ClaimAnswers.KeyInvalid;
        if (!caller.Network.Active) return ClaimAnswers.Inactive;
        if (limits.SecondsToWait($"claims of {caller.App.Id}\n{caller.Network.Id}", MostPerSecond) is var seconds and > 0) return Refusals.TooManyFor(seconds);

        var (body, refusal) = await JsonRequest.ReadAsync(context.Request, context.RequestAborted);
        return refusal ?? (Claims(body) is { } claims ? await TakeAsync(configuration, caller, claims) : ClaimAnswers.NoClaims);
    }

    async ValueTask<Answer> TakeAsync(Configuration configuration, NetworkCaller caller, IReadOnlyList<JsonElement> claims)
    {
        var now = clock.GetUtcNow();
        var problems = claims.Index().SelectMany(claim => Problems(claim.Item, now).Select(problem => (claim.Index, problem))).Take(MostProblems).ToList();
        if (problems.Count > 0) return ClaimAnswers.Unreadable(problems);

        if (!journal.TryAppend(Drafts(configuration, caller, claims, now), out var appending)) return Refusals.JournalFull;

        await appending.Commit;
        return ClaimAnswers.Taken(claims.Count);
    }

    static FactDraft[] Drafts(Configuration configuration, NetworkCaller caller, IReadOnlyList<JsonElement> claims, DateTimeOffset now) =>
    [
        .. claims.Select(claim => new NetworkStatement { Network = caller.Network.Id, Outcome = NetworkOutcome.Claim, Claim = claim.GetRawText() }).Select(statement => new FactDraft(
            FactKind.NetworkClaim, caller.App.Id, now, null, SignatureState.ServerKey, configuration.Version, new ReadOnlySequence<byte>(statement.Write()))),
    ];

    static IEnumerable<ClaimProblem> Problems(JsonElement said, DateTimeOffset now)
    {
        var (claim, problems) = NetworkClaimReading.Read(said, now);
        return claim is { HasSubject: false } ? [new ClaimProblem("", "must have device_id, click_id or network_click_id")] : problems;
    }

    static IReadOnlyList<JsonElement>? Claims(JsonElement body)
    {
        if (!body.TryGetProperty("claims", out var claims)) return [body];

        return claims.ValueKind == JsonValueKind.Array && claims.GetArrayLength() is > 0 and <= MostClaims && body.EnumerateObject().Count() == 1 ? [.. claims.EnumerateArray()] : null;
    }
}
