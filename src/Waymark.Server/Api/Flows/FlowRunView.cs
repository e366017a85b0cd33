using System.Text.Json.Serialization;
using Waymark.Flows;
using Waymark.Server.Api.Referrals;

namespace Waymark.Server.Api.Flows;

/// <summary>A page of the run log.</summary>
/// <param name="Runs">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; null at the end.</param>
public sealed record FlowRunPage(IReadOnlyList<FlowRunView> Runs, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);

/// <summary>What became of a flow, or of one of its actions for one target.</summary>
/// <param name="Flow">The flow's id.</param>
/// <param name="At">When.</param>
/// <param name="Trigger">The event's id, or the audience's time.</param>
/// <param name="Event">The event's name; absent for an audience.</param>
/// <param name="Person">Who set it off.</param>
/// <param name="Action">The action's place in the flow; absent for the flow as a whole.</param>
/// <param name="Type">What sort of action.</param>
/// <param name="Target">For whom.</param>
/// <param name="Done">Whether it was done.</param>
/// <param name="Reason">Why not: filter, count, limit, rejected, no_referrer, no_friends, self_referral, too_deep.</param>
/// <param name="Why">In words.</param>
public sealed record FlowRunView(
    string Flow, DateTimeOffset At, string Trigger, string? Event, PersonView Person, int? Action, FlowActionType? Type, PersonView? Target, bool Done, string? Reason, string Why)
{
    public static FlowRunView Of(FlowRun run) => new(
        run.Flow, run.At, run.Trigger, run.Event.Length == 0 ? null : run.Event, PersonView.Of(run.Person), run.Action, run.Type,
        PersonView.Of(run.Target), run.Reason is null, run.Reason, run.Why);
}
