using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>What a flow comes to at one moment.</summary>
/// <param name="Reason">Why it does nothing at all; null when its actions were looked at.</param>
/// <param name="Why">The same in words.</param>
/// <param name="Fired">How often the trigger has come up now; null when it did not this time.</param>
/// <param name="Steps">What becomes of each action, for each target.</param>
public sealed record FlowOutcome(string? Reason, string Why, long? Fired, IReadOnlyList<FlowStep> Steps)
{
    public bool Fires => Reason is null;
}

/// <summary>What becomes of one action for one target.</summary>
/// <param name="Action">The action's place in the flow.</param>
/// <param name="Target">For whom; null when there was nobody.</param>
/// <param name="Reason">Why it is not done; null when it is.</param>
/// <param name="Why">In words.</param>
/// <param name="Tally">The action's tally for the target from now on; null when it stays.</param>
public sealed record FlowStep(int Action, Person? Target, string? Reason, string Why, FlowTally? Tally)
{
    /// <summary>Set referrer: who becomes it.</summary>
    public FoundReferrer? Referrer { get; init; }

    public bool Acts => Reason is null;
}
