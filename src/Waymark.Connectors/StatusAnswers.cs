namespace Waymark.Connectors;

/// <summary>What a reply means where the status says it all: one event a call, and nothing of ours in the body.</summary>
static class StatusAnswers
{
    public static Answer Read(Reply reply) => reply.Status switch
    {
        >= 200 and < 300 => Answer.TakenWhole(1),
        >= 300 and < 400 => new Answer.Misconfigured($"HTTP {reply.Status}: redirects are not followed; use the address it leads to"),
        401 or 403 => new Answer.Unauthorized($"HTTP {reply.Status}: the receiver refused the credentials"),
        404 or 405 or 410 => new Answer.Misconfigured($"HTTP {reply.Status}: nobody takes events at this address"),
        429 => new Answer.Postponed("HTTP 429: too many requests", reply.RetryAfter) { IsCrowded = true },
        408 or 425 or >= 500 => new Answer.Postponed($"HTTP {reply.Status}", reply.RetryAfter),
        _ => new Answer.Taken([new ParcelOutcome.Refused($"http_{reply.Status}", $"HTTP {reply.Status}: the receiver does not take this event")]),
    };
}
