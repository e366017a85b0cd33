using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Installs;
using Waymark.Server.Api.Networks;
using Waymark.Server.Api.Skan;
using Waymark.Server.Delivery.Tracing;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api;

/// <summary>One install with everything known of it: identifiers, verdict, and what each integration heard.</summary>
static class InstallEndpoints
{
    public static void MapInstalls(this IEndpointRouteBuilder routes)
    {
        var installs = routes.MapGroup("/apps/{app}/installs").WithTags("Installs");

        installs.MapGet("/", List).WithName("ListInstalls").WithSummary("Installs in the order of their ids, page by page");
        installs.MapGet("/{installInstanceId}", Find).WithName("FindInstall").WithSummary("An install, its verdict with the explanation, and its deliveries");
        installs.MapGet("/{installInstanceId}/explanation", Explain).WithName("ExplainInstall").WithSummary("The verdict in words");

        routes.MapGet("/installs/{installInstanceId}/explanation", ExplainAnywhere).WithTags("Installs").WithName("ExplainInstallOfAnyApp").WithSummary("The verdict in words, of whichever app the install is");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where installs are.</param>
    /// <param name="after">The <c>next</c> of an earlier answer; absent for the beginning.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="from">Only those installed from this moment on: ISO 8601, UTC unless it says otherwise.</param>
    /// <param name="to">Only those installed before this moment.</param>
    static Results<Ok<InstallPage>, NotFound<Problem>, BadRequest<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, string? after = null, int limit = 100, string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > InstallPage.Most) return TypedResults.BadRequest(new Problem($"limit must be 1 to {InstallPage.Most}."));
        if (TimeSpanText.Read(from, to, out var first, out var end) is { } mistake) return TypedResults.BadRequest(mistake);

        var found = state.Installs(app, after ?? "", limit);

        // What has not been opened yet is none.
        return TypedResults.Ok(new InstallPage(
            [.. found.Where(install => install.OpenedAt is { } at && (first is null || at >= first) && (end is null || at < end)).Select(InstallRow.Of)],
            found.Count == limit ? found[^1].Id : null));
    }

    static Results<Ok<InstallView>, NotFound<Problem>> Find(
        string app, string installInstanceId, ICurrentConfiguration configuration, IState state, [FromServices] DeliveryTrace trace)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        return state.FindInstall(app, installInstanceId) is { } install
            ? TypedResults.Ok(InstallView.Of(install, Deliveries(owner, installInstanceId, state, trace)) with
            {
                NetworkClaims = [.. state.Networks.ClaimsOfInstall(app, installInstanceId).Select(ClaimView.Of)],
                NetworksAsked = [.. state.Networks.QuestionsOf(app, installInstanceId).Select(NetworkQuestionView.Of)],
                ConversionValue = state.FindValueProgress(app, installInstanceId) is { } progress ? ConversionView.Of(progress) : null,
            })
            : TypedResults.NotFound(new Problem($"There is no install {installInstanceId} of app {app}."));
    }

    static Dictionary<string, IReadOnlyList<EventStanding>> Deliveries(App app, string installId, IState state, DeliveryTrace trace)
    {
        var conversions = state.Conversions(app.Id, installId);

        return app.Integrations.ToDictionary(
            integration => integration.Id,
            IReadOnlyList<EventStanding> (integration) =>
                [.. conversions.Select(happened => trace.Find(new DeliveryTarget(app.Id, integration.Id), happened)).OfType<EventStanding>()]);
    }

    static Results<ContentHttpResult, NotFound<Problem>> Explain(string app, string installInstanceId, IState state)
    {
        if (state.FindInstall(app, installInstanceId) is not { } install)
            return TypedResults.NotFound(new Problem($"There is no install {installInstanceId} of app {app}."));

        return TypedResults.Text(InstallView.Words(install));
    }

    static Results<ContentHttpResult, NotFound<Problem>> ExplainAnywhere(string installInstanceId, ICurrentConfiguration configuration, IState state)
    {
        string[] found =
        [
            .. configuration.Current.Document.Apps
                .Select(app => state.FindInstall(app.Id, installInstanceId))
                .OfType<Install>()
                .Select(install => $"App {install.App}\n{InstallView.Words(install)}"),
        ];

        return found.Length == 0
            ? TypedResults.NotFound(new Problem($"There is no install {installInstanceId} of any app."))
            : TypedResults.Text(string.Join('\n', found));
    }
}
