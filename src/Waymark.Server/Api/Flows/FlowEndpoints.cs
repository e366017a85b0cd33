using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Server.Processing.Flows;
using Waymark.Storage;

namespace Waymark.Server.Api.Flows;

/// <summary>Smart flows: which there are, what became of them, and what one would do.</summary>
static class FlowEndpoints
{
    const int MostPerPage = 1_000;

    public static void MapFlows(this IEndpointRouteBuilder routes)
    {
        var flows = routes.MapGroup("/apps/{app}").WithTags("Flows");

        flows.MapGet("/flows", List).WithName("ListFlows").WithSummary("The app's smart flows, and how far those with an audience are");
        flows.MapGet("/flows/{flow}/runs", Runs).WithName("ListFlowRuns").WithSummary("What became of a flow, the latest first, with the reason where nothing was done");
        flows.MapPost("/flows/{flow}/dry-run", DryRun).WithName("DryRunFlow").WithSummary("What a flow would do about an event, by what is known now; nothing is done");
        flows.MapGet("/users/{userId}/flow-runs", RunsOfUser).WithName("ListFlowRunsOfUser").WithSummary("What flows did about one user, or for one user, the latest first");
    }

    static Results<Ok<FlowList>, NotFound<Problem>> List(string app, ICurrentConfiguration configuration, IState state) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Ok(FlowList.Of(owner, state.Flows.AudienceRuns(app)))
            : TypedResults.NotFound(Problem.NoApp(app));

    /// <param name="app">The app's id.</param>
    /// <param name="flow">The flow's id; one that is not configured any more may still have a log.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the log is.</param>
    /// <param name="before">The <c>next</c> of an earlier answer; absent for the latest.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    static Results<Ok<FlowRunPage>, NotFound<Problem>, BadRequest<Problem>> Runs(
        string app, string flow, ICurrentConfiguration configuration, IState state, long? before = null, int limit = 100) =>
        Page(app, flow, null, configuration, state, before, limit);

    static Results<Ok<FlowRunPage>, NotFound<Problem>, BadRequest<Problem>> RunsOfUser(
        string app, string userId, ICurrentConfiguration configuration, IState state, long? before = null, int limit = 100) =>
        Page(app, null, UserPath.Read(userId), configuration, state, before, limit);

    static Results<Ok<FlowRunPage>, NotFound<Problem>, BadRequest<Problem>> Page(
        string app, string? flow, Person? person, ICurrentConfiguration configuration, IState state, long? before, int limit)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));

        var runs = state.Flows.Runs(app, flow, person, before ?? long.MaxValue, limit);
        return TypedResults.Ok(new FlowRunPage([.. runs.Select(FlowRunView.Of)], runs.Count == limit ? runs[^1].Number : null));
    }

    static Results<Ok<DryRunView>, NotFound<Problem>, BadRequest<Problem>> DryRun(
        string app, string flow, DryRunCommand command, ICurrentConfiguration configuration, IState state, TimeProvider clock)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (owner.Flows.FirstOrDefault(one => one.Id == flow) is not { } found) return TypedResults.NotFound(new Problem($"There is no flow {flow} in app {app}."));

        var sources = FlowSources.Of(owner, state);
        var (moment, problem) = command.Read(sources, state, clock.GetUtcNow());
        if (moment is null) return TypedResults.BadRequest(new Problem(problem!));

        if (found.Trigger.Type == FlowTriggerType.Audience)
        {
            var objection = AudienceCheck.Objection(found.Trigger.Audience!, moment, name => state.Flows.HasDone(app, moment.Person.Person, name));
            if (objection is not null) return TypedResults.Ok(DryRunView.NotInAudience(objection));
        }
        else if (moment.Event != found.Trigger.Event)
        {
            return TypedResults.Ok(DryRunView.OtherEvent(found.Trigger.Event!));
        }

        return TypedResults.Ok(DryRunView.Of(found, FlowJudge.Decide(sources.Ask(found, moment))));
    }
}
