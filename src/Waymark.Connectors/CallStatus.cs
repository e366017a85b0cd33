namespace Waymark.Connectors;

/// <summary>What an HTTP status means for a call of many records, where partners agree; each has its own ideas about 400.</summary>
static class CallStatus
{
    /// <param name="reply">The reply, whose body says nothing more.</param>
    /// <param name="partner">As people call it.</param>
    /// <param name="wrongCredentials">What to say when the partner does not know us.</param>
    public static Answer Read(Reply reply, string partner, string? wrongCredentials = null) => reply.Status switch
    {
        401 or 403 => new Answer.Unauthorized(wrongCredentials ?? $"{partner} refused the credentials"),
        413 => new Answer.Split("HTTP 413: the call is too large"),
        429 => new Answer.Postponed("HTTP 429: too many calls", reply.RetryAfter) { IsCrowded = true },
        408 or 425 or >= 500 => new Answer.Postponed($"HTTP {reply.Status}", reply.RetryAfter),
        _ => new Answer.Misconfigured($"{partner} answered HTTP {reply.Status}; check the address"),
    };
}
