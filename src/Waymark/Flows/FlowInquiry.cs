namespace Waymark.Flows;

/// <summary>What the decision about one flow and one moment asks for.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Moment">What happened.</param>
public sealed record FlowInquiry(Flow Flow, FlowMoment Moment)
{
    /// <summary>How often the trigger came up for this person before, with all filters holding.</summary>
    public long FiredBefore { get; init; }

    /// <summary>Tallies of an action, by its place in the flow, and a target.</summary>
    public required Func<int, FlowTarget, FlowTally> TallyOf { get; init; }

    /// <summary>Whom an action is about.</summary>
    public required Func<FlowAction, IReadOnlyList<FlowTarget>> TargetsOf { get; init; }

    /// <summary>Who becomes the referrer; null when nobody does.</summary>
    public required Func<FlowAction, FoundReferrer?> ReferrerFor { get; init; }
}
