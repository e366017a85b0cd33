namespace Waymark.Fraud.Sources;

/// <summary>What stands against a source: what a rule found, a person decided, or both.</summary>
public sealed record StandingFinding
{
    public required SourceScope Scope { get; init; }

    /// <summary>The rule's code; <see cref="FraudRules.BlockedByHand"/> where only a person said so.</summary>
    public required string Rule { get; init; }

    /// <summary>As it was told last; null where no rule found anything.</summary>
    public SourceFinding? Finding { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Journal position of the fact since which it stands.</summary>
    public required long Position { get; init; }

    /// <summary>When it is over by itself; null for what ends when it is told so.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What a person made of it; null while nobody looked.</summary>
    public SourceDecision? Decision { get; init; }

    /// <summary>A rule found it and nobody said that it is nothing.</summary>
    public bool IsSuspicion => Finding is not null && Decision?.IsCleared != true;

    public bool StandsAt(DateTimeOffset moment) => Until is not { } until || moment < until;

    /// <returns>What it does to touches: a person's word goes before the rule's setting.</returns>
    public FraudMode ModeUnder(FraudSettings fraud) => Decision switch
    {
        { IsCleared: true } => FraudMode.Off,
        not null => FraudMode.Block,
        null => fraud.InForce(Rule, Scope.AsAsked).Mode,
    };

    /// <summary>Since which fact it does that.</summary>
    public long EffectiveSince => Decision?.Position ?? Position;
}

/// <summary>A person's word on a source.</summary>
/// <param name="IsCleared">It is nothing; else its touches earn nothing.</param>
/// <param name="At">When it was said.</param>
/// <param name="Position">Journal position of the fact that says so.</param>
/// <param name="By">Whose key wrote it down.</param>
/// <param name="Why">The reason.</param>
public sealed record SourceDecision(bool IsCleared, DateTimeOffset At, long Position, string? By, string? Why);
