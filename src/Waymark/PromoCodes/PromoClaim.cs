using Waymark.Referrals;

namespace Waymark.PromoCodes;

/// <summary>Somebody has claimed a code: once each.</summary>
public sealed record PromoClaim
{
    public required string App { get; init; }

    public required string Code { get; init; }

    public required Person Person { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The caller's own id of the claim, so that the same call again is told the same.</summary>
    public string? RequestId { get; init; }
}
