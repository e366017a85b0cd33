using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Rewards;
using Waymark.Storage;

namespace Waymark.Server.Api.Rewards;

/// <summary>What was earned: lists, totals, who leads, and why somebody got nothing.</summary>
static class RewardEndpoints
{
    const int MostPerPage = 1_000;

    public static void MapRewards(this IEndpointRouteBuilder routes)
    {
        var rewards = routes.MapGroup("/apps/{app}").WithTags("Rewards");

        rewards.MapGet("/rewards", List).WithName("ListRewards").WithSummary("Rewards, the latest first, of one state, rule or user");
        rewards.MapGet("/rewards/{id}", Find).WithName("FindReward").WithSummary("One reward with every state it had");
        rewards.MapGet("/rewards/rules", Rules).WithName("ListRewardRules").WithSummary("The rules, with what app stores may object to");
        rewards.MapGet("/rewards/totals", Totals).WithName("ReadRewardTotals").WithSummary("How much there is of each rule, share, state and unit");
        rewards.MapGet("/rewards/leaderboard", Leaderboard).WithName("ReadLeaderboard").WithSummary("Who brought the most people; without rejected referrals and test devices");
        rewards.MapGet("/users/{userId}/rewards", OfUser).WithName("ReadUserRewards").WithSummary("What a user got, and why or why not, step by step");
        rewards.MapGet("/users/{userId}/rewards/explanation", Explain).WithName("ExplainUserRewards").WithSummary("The same in words");
        rewards.MapRewardDecisions();
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where rewards are.</param>
    /// <param name="status">Only those that are <c>pending</c>, <c>held</c>, <c>approved</c>, <c>fulfilled</c>, <c>refused</c> or <c>cancelled</c>.</param>
    /// <param name="rule">Only those of this rule.</param>
    /// <param name="user">Only those for this user.</param>
    /// <param name="before">The <c>next</c> of an earlier answer; absent for the latest.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    static Results<Ok<RewardPage>, NotFound<Problem>, BadRequest<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, string? status = null, string? rule = null, string? user = null, string? before = null, int limit = 100)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));
        if (!TryReadState(status, out var wanted)) return TypedResults.BadRequest(new Problem($"status must be one of {string.Join(", ", Enum.GetNames<RewardState>()).ToLowerInvariant()}."));
        if (!TryReadPlace(before, out var place)) return TypedResults.BadRequest(new Problem("before must be the next of an earlier answer."));

        var filter = new RewardFilter(wanted, string.IsNullOrEmpty(rule) ? null : rule, string.IsNullOrEmpty(user) ? null : UserPath.Read(user));
        var found = state.Rewards.Page(app, filter, place, limit);
        return TypedResults.Ok(new RewardPage([.. found.Select(RewardView.Of)], found.Count == limit ? PlaceOf(found[^1]) : null));
    }

    static Results<Ok<RewardView>, NotFound<Problem>> Find(string app, string id, IState state) => state.Rewards.Find(app, id) is { } reward
        ? TypedResults.Ok(RewardView.Of(reward))
        : TypedResults.NotFound(new Problem($"There is no reward {id} in app {app}."));

    static Results<Ok<RewardRuleList>, NotFound<Problem>> Rules(string app, ICurrentConfiguration configuration) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Ok(new RewardRuleList([.. owner.Rewards.Select(rule => new RewardRuleView(rule, StoreRules.Warning(rule)))]))
            : TypedResults.NotFound(Problem.NoApp(app));

    static Results<Ok<RewardTotals>, NotFound<Problem>> Totals(string app, ICurrentConfiguration configuration, IState state) =>
        configuration.Current.AppById.ContainsKey(app)
            ? TypedResults.Ok(new RewardTotals(state.Rewards.Totals(app)))
            : TypedResults.NotFound(Problem.NoApp(app));

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where referrals are.</param>
    /// <param name="from">Only people who came from this moment on: ISO 8601, UTC unless it says otherwise; absent for all time.</param>
    /// <param name="to">Only people who came before this moment.</param>
    /// <param name="limit">How many referrers at most, 1 to 1,000.</param>
    static Results<Ok<Leaderboard>, NotFound<Problem>, BadRequest<Problem>> Leaderboard(
        string app, ICurrentConfiguration configuration, IState state, string? from = null, string? to = null, int limit = 20)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));
        if (TimeSpanText.Read(from, to, out var first, out var end) is { } mistake) return TypedResults.BadRequest(mistake);

        var top = state.Rewards.Top(app, first ?? DateTimeOffset.UnixEpoch, end ?? DateTimeOffset.MaxValue, limit);
        return TypedResults.Ok(new Leaderboard([.. top.Select((one, place) => LeaderView.Of(one, place + 1))]));
    }

    static Results<Ok<UserRewards>, NotFound<Problem>> OfUser(string app, string userId, ICurrentConfiguration configuration, IState state) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Ok(UserRewards.Of(owner, UserPath.Read(userId), state))
            : TypedResults.NotFound(Problem.NoApp(app));

    static Results<ContentHttpResult, NotFound<Problem>> Explain(string app, string userId, ICurrentConfiguration configuration, IState state) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Text(UserRewards.Of(owner, UserPath.Read(userId), state).InWords())
            : TypedResults.NotFound(Problem.NoApp(app));

    static bool TryReadState(string? text, out RewardState? state)
    {
        state = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!Enum.GetNames<RewardState>().Contains(text, StringComparer.OrdinalIgnoreCase)) return false;

        state = Enum.Parse<RewardState>(text, ignoreCase: true);
        return true;
    }

    static bool TryReadPlace(string? text, out (DateTimeOffset At, string Id)? place)
    {
        place = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (text.Split('_', 2) is not [var time, var id] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > 253_402_300_799_999) return false;

        place = (DateTimeOffset.FromUnixTimeMilliseconds(at), id);
        return true;
    }

    static string PlaceOf(Reward reward) => string.Create(CultureInfo.InvariantCulture, $"{reward.EarnedAt.ToUnixTimeMilliseconds()}_{reward.Id}");
}

/// <summary>An app's rules of rewards.</summary>
public sealed record RewardRuleList(IReadOnlyList<RewardRuleView> Rules);

/// <summary>A rule, as it is configured.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Warning">What app stores may object to; absent when nothing.</param>
public sealed record RewardRuleView(RewardRule Rule, string? Warning);

/// <summary>How much there is of everything.</summary>
public sealed record RewardTotals(IReadOnlyList<RewardTotal> Totals);
