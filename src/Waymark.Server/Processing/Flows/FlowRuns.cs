using Waymark.Events;
using Waymark.Flows;

namespace Waymark.Server.Processing.Flows;

/// <summary>Lets flows decide about an event, does what they decide, and writes down why not.</summary>
static class FlowRuns
{
    public static void Apply(Case @case, StreamEvent happened, int depth)
    {
        var reactions = @case.App.Reactions;
        var flows = reactions.FlowsOn(happened.Name);
        var isDeed = reactions.Deeds.Contains(happened.Name);
        if ((flows.Count == 0 && !isDeed) || FlowSources.PersonOf(happened) is not { } person) return;

        if (isDeed) @case.State.Flows.NoteDone(@case.App.Id, person, happened.Name, happened.At);

        var sources = FlowSources.Of(@case);

        // Each looks anew: the one before may have changed the person.
        foreach (var flow in flows)
            Run(@case, sources, flow, sources.MomentOf(happened, person, depth));
    }

    public static void Run(Case @case, FlowSources sources, Flow flow, FlowMoment moment)
    {
        var outcome = FlowJudge.Decide(sources.Ask(flow, moment));
        var (state, app, person) = (@case.State.Flows, @case.App.Id, moment.Person.Person);
        var entry = new FlowRun { App = app, Flow = flow.Id, Trigger = moment.Trigger, Event = moment.Event, At = moment.At, Person = person, Depth = moment.Depth };

        if (outcome.Fired is { } fired) state.Save(app, flow.Id, -1, person, new FlowTally(fired, 0));
        if (!outcome.Fires) state.Log(entry with { Reason = outcome.Reason, Why = outcome.Why });

        foreach (var step in outcome.Steps)
        {
            var action = flow.Actions[step.Action];
            var isNew = state.Log(entry with { Action = step.Action, Type = action.Type, Target = step.Target, Reason = step.Reason, Why = step.Why });
            if (!isNew) continue;

            if (step is { Tally: { } tally, Target: { } counted }) state.Save(app, flow.Id, step.Action, counted, tally);
            if (step is { Acts: true, Target: { } target }) FlowActions.Do(@case, sources, flow, action, moment, target, step.Referrer);
        }
    }
}
