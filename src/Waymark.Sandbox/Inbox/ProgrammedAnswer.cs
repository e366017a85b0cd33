using System.Text.Json.Serialization;

namespace Waymark.Sandbox.Inbox;

/// <summary>What happens to a request, in place of the partner's own answer or before it.</summary>
sealed record ProgrammedAnswer
{
    /// <summary>The status to answer with; absent means the partner answers for itself.</summary>
    public int? Status { get; init; }

    public string? Body { get; init; }

    public string ContentType { get; init; } = "text/plain; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Seconds for the header <c>Retry-After</c>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Answer 302, or the status given, and send the caller there.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Milliseconds to wait first.</summary>
    public int DelayMs { get; init; }

    /// <summary>End the connection without an answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Never answer.</summary>
    public bool Hang { get; init; }

    /// <summary>Begin to answer and never come to an end.</summary>
    public bool Endless { get; init; }

    /// <summary>The partner does its work first, and only its answer is lost.</summary>
    public bool After { get; init; }

    /// <summary>How many requests are treated so before the next answer's turn comes.</summary>
    public int Times { get; init; } = 1;

    [JsonIgnore]
    public bool ReplacesAnswer => Status is not null || Body is not null || RedirectTo is not null || Drop || Hang || Endless;

    [JsonIgnore]
    public int? StatusSent => Drop || Hang ? null : Status ?? (RedirectTo is null ? StatusCodes.Status200OK : StatusCodes.Status302Found);

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() => this switch
    {
        { Status: < 200 or > 599 } => "status must be from 200 to 599.",
        { DelayMs: < 0 } => "delayMs must not be negative.",
        { RetryAfter: < 0 } => "retryAfter must not be negative.",
        { Times: < 1 } => "times must be at least 1.",
        _ => null,
    };

    public PartnerAnswer ToAnswer() => new(StatusSent ?? 0, Body ?? "", ContentType)
    {
        Headers = Headers
            .Concat(RetryAfter is { } seconds ? [new("Retry-After", $"{seconds}")] : [])
            .Concat(RedirectTo is { } address ? [new("Location", address)] : [])
            .ToDictionary(),
    };
}
