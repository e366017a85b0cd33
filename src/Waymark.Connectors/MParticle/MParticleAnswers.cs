using System.Text.Json;

namespace Waymark.Connectors.MParticle;

/// <summary>What mParticle's replies mean.</summary>
static class MParticleAnswers
{
    public const string WrongCredentials = "mParticle refused the credentials: wrong key, wrong secret or wrong pod";

    public static Answer Read(Reply reply, IReadOnlyList<Parcel> parcels) => reply.Status switch
    {
        202 => Answer.TakenWhole(parcels.Count),
        // It forgets what it has had already, so the parts may be sent again.
        400 or 413 => new Answer.Split($"HTTP {reply.Status}: {ErrorOf(reply) ?? "malformed request"}"),
        401 or 403 => new Answer.Unauthorized(WrongCredentials),
        429 => new Answer.Postponed("HTTP 429: over mParticle's rate limit", reply.RetryAfter) { IsCrowded = true },
        408 or 425 or >= 500 => new Answer.Postponed($"HTTP {reply.Status}", reply.RetryAfter),
        _ => new Answer.Misconfigured($"mParticle answered HTTP {reply.Status}; check the address"),
    };

    static string? ErrorOf(Reply reply) =>
        reply.Object() is { } said && said.TryGetProperty("errors"u8, out var errors)
        && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
            ? errors[0].Text("message")
            : null;
}
