using Waymark.Apps;
using Waymark.Fraud;
using Waymark.Fraud.Sources;

namespace Waymark.Server.Api.Sources;

/// <summary>What stands against a source.</summary>
public sealed record SourceFindingView
{
    public required SourceScopeView Scope { get; init; }

    /// <summary>The rule's code; <c>blocked_by_hand</c> where only a person said so.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it does to touches now: <c>off</c> after a person cleared it, else <c>tag</c> or <c>block</c>.</summary>
    public required FraudMode Mode { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When it is over by itself; absent for what ends when the source looks well again, or a person says so.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What was measured; absent where no rule found anything.</summary>
    public SourceFinding? Finding { get; init; }

    /// <summary>What a person made of it; absent while nobody looked.</summary>
    public SourceDecisionView? Decision { get; init; }

    public static SourceFindingView Of(StandingFinding found, App app) => new()
    {
        Scope = SourceScopeView.Of(found.Scope),
        Rule = found.Rule,
        Sentence = FraudRules.Find(found.Rule)?.Sentence ?? "",
        Mode = found.ModeUnder(app.Fraud),
        Since = found.Since,
        Until = found.Until,
        Finding = found.Finding,
        Decision = found.Decision is { } decision
            ? new SourceDecisionView(decision.IsCleared ? SourceWordKind.Cleared : SourceWordKind.Blocked, decision.At, decision.By, decision.Why)
            : null,
    };
}

/// <summary>A person's word on a source.</summary>
/// <param name="What"><c>blocked</c> or <c>cleared</c>.</param>
/// <param name="At">When it was said.</param>
/// <param name="By">Whose key wrote it down.</param>
/// <param name="Why">The reason.</param>
public sealed record SourceDecisionView(SourceWordKind What, DateTimeOffset At, string? By, string? Why);
