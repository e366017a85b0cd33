using Waymark.Fraud.Sources;

namespace Waymark.Server.Api.Sources;

/// <summary>An install that a person rejected after it had been counted.</summary>
/// <param name="Rule">The rule's code, or <c>blocked_by_hand</c>.</param>
/// <param name="At">When.</param>
/// <param name="IsMoved">Whether figures changed; else its month was closed.</param>
/// <param name="By">Whose key wrote it down.</param>
/// <param name="Why">The reason.</param>
public sealed record LateFraudView(string Rule, DateTimeOffset At, bool IsMoved, string? By, string? Why)
{
    public static LateFraudView? Of(LateFraud? late) => late is null ? null : new(late.Rule, late.At, late.IsMoved, late.By, late.Why);
}
