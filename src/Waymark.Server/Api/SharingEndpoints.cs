using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Privacy;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Api;

using Decided = Results<Ok<SharingView>, Accepted<SharingView>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>;

/// <summary>Who may hear of a person: their account's word and each of their devices' count together.</summary>
static class SharingEndpoints
{
    const int LongestBody = 64 * 1024;
    const int LongestUserId = 512;

    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        var sharing = routes.MapGroup("/apps/{app}").WithTags("Privacy");

        sharing.MapGet("/users/{userId}/sharing", OfUser).WithName("ReadUserSharing").WithSummary("What a user decided about passing on what they do");
        sharing.MapPut("/users/{userId}/sharing", DecideForUser).Accepts<SharingView>("application/json", "*/*")
            .WithName("DecideUserSharing").WithSummary("Opts a user out, or in again, or keeps some partners from hearing of them");
        sharing.MapGet("/installs/{installInstanceId}/sharing", OfInstall).WithName("ReadInstallSharing").WithSummary("The same of one device");
        sharing.MapPut("/installs/{installInstanceId}/sharing", DecideForInstall).Accepts<SharingView>("application/json", "*/*")
            .WithName("DecideInstallSharing").WithSummary("The same for one device");
    }

    static Results<Ok<SharingView>, NotFound<Problem>> OfUser(string app, string userId, ICurrentConfiguration configuration, IState state) =>
        Show(app, configuration, () => state.FindUser(app, Unescaped(userId))?.Sharing);

    static Results<Ok<SharingView>, NotFound<Problem>> OfInstall(string app, string installInstanceId, ICurrentConfiguration configuration, IState state) =>
        Show(app, configuration, () => state.FindInstall(app, Unescaped(installInstanceId))?.Sharing);

    // Nobody has decided anything for whoever is not known: that is an answer, not a mistake.
    static Results<Ok<SharingView>, NotFound<Problem>> Show(string app, ICurrentConfiguration configuration, Func<Sharing?> find) =>
        configuration.Current.AppById.ContainsKey(app)
            ? TypedResults.Ok(SharingView.Of(find()))
            : TypedResults.NotFound(Problem.NoApp(app));

    static Task<Decided> DecideForUser(
        string app, string userId, HttpRequest request, ICurrentConfiguration configuration, [FromServices] ConnectorCatalog catalog, [FromServices] OwnersWord word, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(userId) || userId.Length > LongestUserId || userId.Contains('\0', StringComparison.Ordinal)
            ? Refuse($"A user's id has 1 to {LongestUserId} characters.")
            : DecideAsync(app, new SharingDecision { UserId = Unescaped(userId) }, request, configuration, catalog, word, stop);

    static Task<Decided> DecideForInstall(
        string app, string installInstanceId, HttpRequest request, ICurrentConfiguration configuration, [FromServices] ConnectorCatalog catalog, [FromServices] OwnersWord word, CancellationToken stop) =>
        InstallId.Read(Unescaped(installInstanceId)) is { } id
            ? DecideAsync(app, new SharingDecision { InstallInstanceId = id }, request, configuration, catalog, word, stop)
            : Refuse($"An install's id has 1 to {InstallId.Longest} characters.");

    static async Task<Decided> DecideAsync(
        string app, SharingDecision whose, HttpRequest request, ICurrentConfiguration configuration, ConnectorCatalog catalog, OwnersWord word, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        using var body = await RequestBody.ReadAsync(request, LongestBody, stop);
        if (body.Refusal is not null) return TypedResults.BadRequest(new Problem("The body is too long, or ended early."));

        string[] known = [.. catalog.Known.Names.Concat(owner.Integrations.Select(integration => integration.Id)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (SharingView.Read(body.Bytes, known, out var view) is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var decision = whose with { OptedOut = view.OptedOut, Blocked = view.Blocked, By = request.HttpContext.User.Identity?.Name };

        return await word.TellAsync(FactKind.Sharing, app, decision.Write(), stop) switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(view),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(request.Path.Value, view),
            _ => TypedResults.Json(new Problem(OwnersWord.Busy), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }

    // The server decodes a path, but for slashes; apps make ids of any letters.
    static string Unescaped(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    static Task<Decided> Refuse(string why) =>
        Task.FromResult<Decided>(TypedResults.BadRequest(new Problem(why)));
}
