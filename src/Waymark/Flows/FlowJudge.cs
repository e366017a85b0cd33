using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>Decides what a flow does: filters, count, limit, fraud status, then the action.</summary>
public static class FlowJudge
{
    /// <summary>A flow's own effects set off other flows so many times in a row and no further.</summary>
    public const int Deepest = 3;

    public static FlowOutcome Decide(FlowInquiry asked)
    {
        var (flow, moment) = (asked.Flow, asked.Moment);

        if (moment.Depth > Deepest)
            return Nothing(FlowReasons.TooDeep, $"{Deepest} flows in a row led here, and that is the end of it", null);

        if (Failing(flow.Filters, moment) is { } failing)
            return Nothing(FlowReasons.Filter, failing, null);

        var fired = asked.FiredBefore + 1;
        if (!IsTheTime(flow.Trigger, fired))
            return Nothing(FlowReasons.Count, $"the flow wants {Wanted(flow.Trigger)}; this is number {fired}", fired);

        var steps = new List<FlowStep>();
        for (var place = 0; place < flow.Actions.Count; place++)
            steps.AddRange(Steps(asked, flow.Actions[place], place, SetBy(asked, steps)));

        return new FlowOutcome(null, $"number {fired}, and all filters hold", fired, steps);
    }

    /// <returns>The first filter that does not hold, in words; null when all do.</returns>
    public static string? Failing(IEnumerable<FlowFilter> filters, FlowMoment moment) => filters
        .Select(filter => (Filter: filter, Value: FlowKeys.Find(filter, moment)))
        .Where(one => !FlowComparison.Holds(one.Filter, one.Value))
        .Select(one => FlowComparison.Describe(one.Filter, one.Value))
        .FirstOrDefault();

    static FlowOutcome Nothing(string reason, string why, long? fired) => new(reason, why, fired, []);

    static bool IsTheTime(FlowTrigger trigger, long fired) => trigger switch
    {
        { Type: FlowTriggerType.Audience } or { Type: FlowTriggerType.Event, Count: 0 } => true,
        { Type: FlowTriggerType.Event } => fired == trigger.Count,
        _ => fired % Math.Max(1, trigger.Count) == 0,
    };

    static string Wanted(FlowTrigger trigger) => trigger.Type == FlowTriggerType.Event ? $"number {trigger.Count} alone" : $"every {trigger.Count}.";

    // Referrers that the actions before have set, each with the event of the relation.
    static List<(string Event, FlowTarget Target)> SetBy(FlowInquiry asked, IEnumerable<FlowStep> steps) =>
    [
        .. steps
            .Where(step => step is { Acts: true, Referrer: not null })
            .Select(step => (asked.Flow.Actions[step.Action].Event ?? asked.Moment.Event, new FlowTarget(step.Referrer!.Person, step.Referrer.Status))),
    ];

    static IEnumerable<FlowStep> Steps(FlowInquiry asked, FlowAction action, int place, IEnumerable<(string Event, FlowTarget Target)> set)
    {
        if (action.Type == FlowActionType.SetReferrer)
            return [SetReferrer(asked, action, place)];

        var justSet = set.Where(one => action.Target == FlowTargetType.Referrers && (string.IsNullOrEmpty(action.ReferrerEvent) || action.ReferrerEvent == one.Event)).Select(one => one.Target);
        var targets = asked.TargetsOf(action).Concat(justSet).DistinctBy(target => target.Person).ToList();

        return targets.Count == 0
            ? [action.Target == FlowTargetType.Friends
                ? new FlowStep(place, null, FlowReasons.NoFriends, "the user has no friends", null)
                : new FlowStep(place, null, FlowReasons.NoReferrer, $"nobody referred the user{(action.ReferrerEvent is { Length: > 0 } one ? $" for \"{one}\"" : "")}", null)]
            : targets.Select(target => Step(asked, action, place, target));
    }

    static FlowStep SetReferrer(FlowInquiry asked, FlowAction action, int place)
    {
        var user = asked.Moment.Person.Person;

        if (asked.ReferrerFor(action) is not { } referrer)
            return new FlowStep(place, user, FlowReasons.NoReferrer, "neither the event, nor a link of the last 30 days, nor the install names anybody", null);

        if (referrer.Person == user)
            return new FlowStep(place, user, FlowReasons.SelfReferral, $"the referrer by {referrer.Source} is the user", null);

        return Step(asked, action, place, new FlowTarget(user, referrer.Status)) with { Referrer = referrer };
    }

    static FlowStep Step(FlowInquiry asked, FlowAction action, int place, FlowTarget target)
    {
        var before = asked.TallyOf(place, target);
        var counted = before with { Fired = before.Fired + 1 };

        if (counted.Fired < action.Count)
            return new FlowStep(place, target.Person, FlowReasons.Count, $"{counted.Fired} of {action.Count}", counted);

        if (action.Limit > 0 && counted.Acted >= action.Limit)
            return new FlowStep(place, target.Person, FlowReasons.Limit, $"done {counted.Acted} times, and {action.Limit} is the limit", counted);

        if (target.Status == FraudStatus.Rejected)
            return new FlowStep(place, target.Person, FlowReasons.Rejected, "the referral it rests on was rejected as fraud", counted);

        return new FlowStep(place, target.Person, null, "done", new FlowTally(0, counted.Acted + 1));
    }
}
