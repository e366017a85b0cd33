using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps.Documents;
using Waymark.Connectors;
using Waymark.Server.Documents;

namespace Waymark.Server.Api.Integrations;

/// <summary>Taking an integration over to another app.</summary>
static class CopyEndpoints
{
    public static void MapCopies(this IEndpointRouteBuilder integration) =>
        integration.MapPost("/copy", CopyAsync).WithSummary("Copies the integration to another app, without credentials and switched off");

    static async Task<Results<Ok<CopyView>, BadRequest<Problem>, Conflict<Problem>>> CopyAsync(
        string app, string integration, CopyCommand command, HttpContext http, LiveConfiguration live, ConnectorCatalog catalog, CancellationToken stop)
    {
        if (command.App is not { Length: > 0 } target)
            return TypedResults.BadRequest(new Problem("app is required: the id of the app that gets the copy."));

        var version = live.CurrentVersion;
        var document = version is null ? [] : live.Mask(version);
        var id = command.Id ?? integration;

        if (IntegrationCopy.Make(document, (app, integration), (target, id), catalog.Known) is { } problem)
            return TypedResults.BadRequest(new Problem(problem));

        var who = http.User.Identity?.Name ?? "unknown";

        return await live.ApplyAsync(document.ToJsonString(DocumentJson.Readable), who, version?.Number, stop) switch
        {
            ConfigurationOutcome.Applied applied => TypedResults.Ok(new CopyView(applied.Version, target, id)),
            ConfigurationOutcome.Refused refused => TypedResults.BadRequest(new Problem(string.Join("; ", refused.Errors))),
            _ => TypedResults.Conflict(new Problem("Meanwhile the configuration changed; nothing was copied. Try again.")),
        };
    }
}

/// <summary>Where the copy goes.</summary>
/// <param name="App">The app that gets it.</param>
/// <param name="Id">Its id there; the same as here when absent.</param>
public sealed record CopyCommand(string? App, string? Id);

/// <summary>What came of it.</summary>
/// <param name="Version">The configuration version that holds the copy.</param>
/// <param name="App">The app that has it.</param>
/// <param name="Integration">Its id there.</param>
public sealed record CopyView(int Version, string App, string Integration);
