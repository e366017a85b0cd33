using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Server.Intake.Feeds;
using Waymark.Storage;

namespace Waymark.Server.Api;

/// <summary>What came by an app's feeds, and what did not get in.</summary>
static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("/apps/{app}/feeds").WithTags("Feeds");

        feeds.MapGet("", List).WithName("ListFeeds").WithSummary("An app's feeds: what they took, repeats, refusals by reason");
        feeds.MapGet("/{feed}", Read).WithName("ReadFeed").WithSummary("One feed: also its names that are new, the catalogue's that never came, and samples of refused input");
    }

    static Results<Ok<FeedList>, NotFound<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, [FromServices] RefusedInput refused) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Ok(new FeedList([.. owner.Feeds.Select(feed => FeedView.Of(feed, state.FeedCounts(app, feed.Id), refused.Of(app, feed.Id), refused.Since))]))
            : TypedResults.NotFound(Problem.NoApp(app));

    static Results<Ok<FeedView>, NotFound<Problem>> Read(
        string app, string feed, ICurrentConfiguration configuration, IState state, [FromServices] RefusedInput refused)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        return owner.Feeds.FirstOrDefault(candidate => candidate.Id == feed) is { } known
            ? TypedResults.Ok(FeedView.Of(known, state.FeedCounts(app, feed), refused.Of(app, feed), refused.Since).WithNames(known, state.FeedCounts(app, feed)))
            : TypedResults.NotFound(new Problem($"There is no feed {feed} of app {app} in the configuration."));
    }
}

/// <summary>An app's feeds.</summary>
public sealed record FeedList(IReadOnlyList<FeedView> Feeds);
