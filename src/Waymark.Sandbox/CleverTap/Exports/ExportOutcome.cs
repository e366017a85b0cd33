using System.Net;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>What one post came to, by mParticle's rules for senders.</summary>
abstract record ExportOutcome
{
    /// <summary>Final: it is never asked again whether anything came of it.</summary>
    public sealed record Accepted : ExportOutcome;

    /// <summary>The same batches are posted again.</summary>
    public sealed record Postponed(string Reason, TimeSpan? RetryAfter = null) : ExportOutcome;

    /// <summary>Posting it again would not help.</summary>
    public sealed record Refused(int Status, string Body) : ExportOutcome;

    public static ExportOutcome Of(HttpStatusCode status, string body, TimeSpan? retryAfter) => (int)status switch
    {
        >= 200 and < 300 => new Accepted(),
        408 or 429 or >= 500 => new Postponed($"HTTP {(int)status}", retryAfter),
        _ => new Refused((int)status, body),
    };
}
