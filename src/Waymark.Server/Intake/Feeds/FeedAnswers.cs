namespace Waymark.Server.Intake.Feeds;

/// <summary>What the sender of a feed hears: nothing when all went well, else a list of errors, as mParticle's events API answers.</summary>
static class FeedAnswers
{
    public static readonly Answer Accepted = new(StatusCodes.Status202Accepted, ReadOnlyMemory<byte>.Empty);

    public static readonly Answer NoCredentials =
        Refuse(401, "UNAUTHORIZED", "no_credentials", "the feed's key and secret are required, as basic authentication");

    public static readonly Answer WrongCredentials = Refuse(403, "FORBIDDEN", "wrong_credentials", "the key or the secret is not valid");
    public static readonly Answer NotFound = Refuse(404, "NOT_FOUND", "not_found", "there is nothing at this address");
    public static readonly Answer MethodNotAllowed = Refuse(405, "METHOD_NOT_ALLOWED", "method_not_allowed", "use POST");
    public static readonly Answer TooLarge = Refuse(413, "REQUEST_TOO_LARGE", "too_large", "a request may have 256 KB");

    public static readonly Answer EncodingUnknown =
        Refuse(415, "UNSUPPORTED_MEDIA_TYPE", "encoding_unknown", "a body may be plain, or packed with gzip");

    public static readonly Answer NotGzip = BadRequest("not_gzip", "the body says that it is packed with gzip, and is not");
    public static readonly Answer Empty = BadRequest("empty", "the body is empty");

    public static readonly Answer JournalFull =
        Refuse(503, "SERVICE_UNAVAILABLE", "journal_full", "too much is waiting to be stored, try again") with { RetryAfter = 1 };

    public static readonly Answer JournalUnavailable =
        Refuse(503, "SERVICE_UNAVAILABLE", "journal_unavailable", "nothing can be stored at the moment, try again") with { RetryAfter = 1 };

    static readonly Answer TooMany = Refuse(429, "TOO_MANY_REQUESTS", "too_many", "too many batches a second, slow down");

    public static Answer TooManyFor(int seconds) => TooMany with { RetryAfter = seconds };

    public static Answer BadRequest(string reason, string message) => Refuse(400, "BAD_REQUEST", reason, message);

    /// <summary>A body that could not be read, in the words of this interface.</summary>
    public static Answer Unread(Answer refusal) => refusal.Status == 413
        ? TooLarge
        : Refuse(refusal.Status, refusal.Status == 408 ? "REQUEST_TIMEOUT" : "BAD_REQUEST", refusal.Refusal!, "the body did not arrive as a whole");

    static Answer Refuse(int status, string code, string reason, string message) => new(status, JsonBody.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("errors"u8);
        json.WriteStartObject();
        json.WriteString("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }))
    {
        Refusal = reason,
    };
}
