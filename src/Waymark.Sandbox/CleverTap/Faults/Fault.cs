using System.Text.Json.Serialization;

namespace Waymark.Sandbox.CleverTap.Faults;

/// <summary>How an account misbehaves from now on.</summary>
sealed record Fault
{
    const int SlowMs = 2000;

    public FaultMode Mode { get; init; }

    /// <summary>The HTTP status of the mode "status".</summary>
    public int Status { get; init; } = 503;

    /// <summary>Milliseconds to wait before anything else, in any mode; two seconds in the mode "slow".</summary>
    public int? DelayMs { get; init; }

    /// <summary>The share of requests that suffer, or of records in the mode "partial".</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How many requests are still to suffer; null for all.</summary>
    public int? Count { get; init; }

    /// <summary>The record code of the mode "partial"; 555 is CleverTap's own fault, worth a retry.</summary>
    public int Code { get; init; } = 555;

    /// <summary>Calls in flight before 429, in place of the account's own limit and in any mode.</summary>
    public int? MaxInFlight { get; init; }

    /// <summary>Seconds for the header Retry-After on 429 and 503, which CleverTap is not known to send.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Whether the request does its work before its answer is lost.</summary>
    public bool After { get; init; }

    /// <summary>Only requests whose path holds this suffer, such as "upload"; null for all.</summary>
    public string? Path { get; init; }

    [JsonIgnore]
    public TimeSpan Delay => TimeSpan.FromMilliseconds(DelayMs ?? (Mode == FaultMode.Slow ? SlowMs : 0));

    [JsonIgnore]
    public bool ReplacesAnswer =>
        Mode is FaultMode.Status or FaultMode.Empty or FaultMode.Drop or FaultMode.WrongRegion;

    /// <returns>What is wrong with the fault, or null.</returns>
    public string? Problem() => this switch
    {
        { Status: < 200 or > 599 } => "status must be from 200 to 599.",
        { DelayMs: < 0 } => "delayMs must not be negative.",
        { Rate: not (>= 0 and <= 1) } => "rate must be from 0 to 1.",
        { Count: < 0 } => "count must not be negative.",
        { MaxInFlight: < 0 } => "maxInFlight must not be negative.",
        { RetryAfter: < 0 } => "retryAfter must not be negative.",
        _ => null,
    };
}

enum FaultMode
{
    None,

    /// <summary>An HTTP status instead of the answer.</summary>
    Status,

    /// <summary>200 and no body.</summary>
    Empty,

    Slow,

    /// <summary>The connection ends without an answer.</summary>
    Drop,

    /// <summary>A share of an upload's records fails.</summary>
    Partial,

    /// <summary>401, as on the host of another region.</summary>
    WrongRegion,

    /// <summary>Queries are never ready.</summary>
    InProgress,
}
