using Waymark.Flows;
using Waymark.Server.Api.Referrals;

namespace Waymark.Server.Api.Flows;

/// <summary>What a flow would do.</summary>
/// <param name="Fires">Its actions were looked at.</param>
/// <param name="Reason">Why it would do nothing at all.</param>
/// <param name="Why">In words.</param>
/// <param name="Steps">What would become of each action, for each target.</param>
public sealed record DryRunView(bool Fires, string? Reason, string Why, IReadOnlyList<DryRunStep> Steps)
{
    public static DryRunView NotInAudience(string why) => new(false, "not_in_audience", why, []);

    public static DryRunView OtherEvent(string wanted) => new(false, "other_event", $"the flow waits for \"{wanted}\"", []);

    public static DryRunView Of(Flow flow, FlowOutcome outcome) => new(outcome.Fires, outcome.Reason, outcome.Why, [.. outcome.Steps.Select(step => DryRunStep.Of(flow, step))]);
}

/// <summary>What would become of one action for one target.</summary>
/// <param name="Action">The action's place in the flow.</param>
/// <param name="Type">What sort of action.</param>
/// <param name="Target">For whom.</param>
/// <param name="Done">Whether it would be done.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Why">In words.</param>
/// <param name="Referrer">Who would become the referrer.</param>
/// <param name="ReferrerBy">By what.</param>
public sealed record DryRunStep(
    int Action, FlowActionType Type, PersonView? Target, bool Done, string? Reason, string Why, PersonView? Referrer, string? ReferrerBy)
{
    public static DryRunStep Of(Flow flow, FlowStep step) => new(
        step.Action, flow.Actions[step.Action].Type, PersonView.Of(step.Target), step.Acts, step.Reason, step.Why,
        PersonView.Of(step.Referrer?.Person), step.Referrer?.Source);
}
