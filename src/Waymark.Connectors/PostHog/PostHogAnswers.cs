using System.Text.Json;

namespace Waymark.Connectors.PostHog;

/// <summary>What PostHog's replies mean. It looks at events later, so a 200 does not promise that each was good.</summary>
static class PostHogAnswers
{
    public const string WrongKey = "PostHog refused the project token";

    /// <summary>A plan's allowance does not come back within minutes.</summary>
    static readonly TimeSpan QuotaRest = TimeSpan.FromMinutes(30);

    public static Answer Read(Reply reply, IReadOnlyList<Parcel> parcels) => reply.Status switch
    {
        200 or 204 when IsOverQuota(reply) => new Answer.Postponed("PostHog's allowance for events is used up, and it drops them", QuotaRest),
        204 => Answer.TakenWhole(parcels.Count),
        200 when reply.Object() is not null => Answer.TakenWhole(parcels.Count),
        200 => new Answer.Postponed("PostHog gave an unexpected answer; check the address"),
        400 => new Answer.Split(ErrorOf(reply) ?? "HTTP 400: malformed request"),
        _ => CallStatus.Read(reply, "PostHog", WrongKey),
    };

    static bool IsOverQuota(Reply reply) =>
        reply.Object()?.Find("quota_limited", JsonValueKind.Array) is { } limited
        && limited.EnumerateArray().Any(what => what.ValueKind == JsonValueKind.String && what.ValueEquals("events"u8));

    static string? ErrorOf(Reply reply) => reply.Object()?.Text("detail") ?? reply.Object()?.Text("error");
}
