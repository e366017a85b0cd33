using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Rewards;
using Waymark.Storage;

namespace Waymark.Server.Api.Rewards;

using Decided = Results<Ok<RewardView>, Accepted<RewardView>, NotFound<Problem>, BadRequest<Problem>, Conflict<Problem>, JsonHttpResult<Problem>>;

/// <summary>Approves and refuses rewards, and notes that they were handed out; by hand, or by the owner's server.</summary>
static class RewardDecisionEndpoints
{
    const int LongestWhy = 500;

    public static void MapRewardDecisions(this IEndpointRouteBuilder rewards)
    {
        rewards.MapPost("/rewards/{id}/approve", (string app, string id, RewardWord? word, HttpContext call, ICurrentConfiguration configuration, IState state, [FromServices] OwnersWord owner, CancellationToken stop) =>
            DecideAsync(RewardVerdict.Approve, app, id, word, call, configuration, state, owner, stop)).WithName("ApproveReward").WithSummary("Lets a reward be handed out");
        rewards.MapPost("/rewards/{id}/refuse", (string app, string id, RewardWord? word, HttpContext call, ICurrentConfiguration configuration, IState state, [FromServices] OwnersWord owner, CancellationToken stop) =>
            DecideAsync(RewardVerdict.Refuse, app, id, word, call, configuration, state, owner, stop)).WithName("RefuseReward").WithSummary("Refuses a reward for good");
        rewards.MapPost("/rewards/{id}/fulfil", (string app, string id, RewardWord? word, HttpContext call, ICurrentConfiguration configuration, IState state, [FromServices] OwnersWord owner, CancellationToken stop) =>
            DecideAsync(RewardVerdict.Fulfil, app, id, word, call, configuration, state, owner, stop)).WithName("FulfilReward").WithSummary("Notes that an approved reward was handed out");
    }

    static async Task<Decided> DecideAsync(
        RewardVerdict verdict, string app, string id, RewardWord? word, HttpContext call, ICurrentConfiguration configuration, IState state, OwnersWord owner, CancellationToken stop)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (word?.Why is { Length: > LongestWhy }) return TypedResults.BadRequest(new Problem($"why may have {LongestWhy} characters."));
        if (state.Rewards.Find(app, id) is not { } reward) return TypedResults.NotFound(new Problem($"There is no reward {id} in app {app}."));
        if (RewardRules.Objection(reward, verdict) is { } objection) return TypedResults.Conflict(new Problem(objection));

        var decision = new RewardDecision { Reward = id, Verdict = verdict, By = call.User.Identity?.Name, Why = word?.Why };

        return await owner.TellAsync(FactKind.Reward, app, decision.Write(), stop) switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(RewardView.Of(state.Rewards.Find(app, id)!)),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(call.Request.Path.Value, RewardView.Of(reward)),
            _ => TypedResults.Json(new Problem(OwnersWord.Busy), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }
}

/// <summary>What somebody says with a decision.</summary>
/// <param name="Why">Kept with the reward for ever, and told to webhooks.</param>
public sealed record RewardWord(string? Why);
