using Waymark.Facts;

namespace Waymark.Server.Intake;

/// <summary>Every reason not to take a request. Clients repeat 429 and 5xx only, so a 4xx is for what can never succeed.</summary>
static class Refusals
{
    public static readonly Answer TooLarge = Refuse(413, "too_large", "the body is too large");
    public static readonly Answer Incomplete = Refuse(400, "incomplete", "the body ended early");
    public static readonly Answer TooSlow = Refuse(408, "too_slow", "the body came too slowly");
    public static readonly Answer NotUtf8 = Refuse(400, "not_utf8", "the body is not valid UTF-8");
    public static readonly Answer NotJson = Refuse(400, "not_json", "the body is not valid JSON");
    public static readonly Answer NotAnObject = Refuse(400, "not_an_object", "the body must be a JSON object");
    public static readonly Answer TooDeep = Refuse(400, "too_deep", $"the body is nested deeper than {JsonWalk.Deepest} levels");

    public static readonly Answer TokenRequired = Required("token");
    public static readonly Answer TokenUnknown = Refuse(400, "token_unknown", "token is unknown");

    /// <summary>For <c>attribution-data</c>, the one path documented to answer so.</summary>
    public static readonly Answer TokenUnauthorized = Refuse(401, "token_unknown", "token is unknown");

    public static readonly Answer InstallIdTooLong =
        Refuse(400, "install_id_too_long", "install_instance_id is longer than 128 characters");

    public static readonly Answer AmountInvalid = Refuse(400, "amount_invalid", "amount must be a number, 0 or more");

    public static readonly Answer NotSealedForUs =
        Refuse(400, "not_sealed_for_us", "the sealed event cannot be opened with any of our keys");

    public static readonly Answer NotFound = Refuse(404, "not_found", "there is nothing at this address");
    public static readonly Answer MethodNotAllowed = Refuse(405, "method_not_allowed", "use POST");
    public static readonly Answer Failed = Refuse(500, "failed", "something went wrong on our side, try again later");

    public static readonly Answer JournalFull =
        Refuse(503, "journal_full", "too much is waiting to be stored, try again") with { RetryAfter = 1 };

    public static readonly Answer JournalUnavailable =
        Refuse(503, "journal_unavailable", "nothing can be stored at the moment, try again") with { RetryAfter = 1 };

    static readonly Answer SignatureMissing = Refuse(401, "signature_missing", "the request must be signed");
    static readonly Answer SignatureFailed = Refuse(401, "signature_failed", "the signature does not fit the request");
    static readonly Answer SignatureReplayed = Refuse(401, "signature_replayed", "the signature has been used before");

    static readonly Answer TooMany = Refuse(429, "too_many", "too many requests, slow down");

    public static Answer Required(string field) =>
        Refuse(400, $"{field.Replace('.', '_').Replace(' ', '_')}_required", $"{field} is required");

    public static Answer TooManyFor(int seconds) => TooMany with { RetryAfter = seconds };

    /// <returns>Null for a signature that an app which requires one accepts.</returns>
    public static Answer? Unsigned(SignatureState signature) => signature switch
    {
        SignatureState.Verified => null,
        SignatureState.Replayed => SignatureReplayed,
        SignatureState.Failed => SignatureFailed,
        _ => SignatureMissing,
    };

    static Answer Refuse(int status, string reason, string message) =>
        Answer.Fixed(status, message) with { Refusal = reason };
}
