using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps.Documents;
using Waymark.Connectors;
using Waymark.Server.Documents;
using Waymark.Storage;

namespace Waymark.Server.Api;

/// <summary>Reads and changes the configuration document; secrets go in and never come out.</summary>
public static class ConfigurationEndpoints
{
    const int LongestPage = 200;

    /// <param name="manage">The group of all management routes.</param>
    public static void MapConfiguration(this IEndpointRouteBuilder manage)
    {
        // Said once more here: these routes must never be open, wherever somebody maps them.
        var configuration = manage.MapGroup("/configuration").WithTags("Configuration").RequireManagementKey();

        configuration.MapGet("/", ReadCurrent).WithSummary("The configuration that applies, with masks for secrets");
        configuration.MapGet("/schema", ReadSchema).WithSummary("The JSON Schema of the document, with the settings of every partner");
        configuration.MapGet("/versions", ListVersions).WithSummary("Who changed it when, newest first");
        configuration.MapGet("/versions/{number:int}", ReadVersion).WithSummary("One version, with masks for secrets");
        configuration.MapGet("/verification", Verify).WithSummary("Whether any stored version was changed afterwards");
        configuration.MapPost("/plan", Plan).WithSummary("What applying the document in the body would change");
        configuration.MapPut("/", Apply).WithSummary("Makes the document in the body the configuration");
        configuration.MapPost("/apply", Apply).WithSummary("The same as PUT on the configuration");
    }

    static Ok<VersionView> ReadCurrent(LiveConfiguration live, HttpResponse response)
    {
        response.Headers.ETag = Tag(live.CurrentVersion?.Number ?? 0);
        return TypedResults.Ok(live.CurrentVersion is { } version ? VersionView.Of(version, live.Mask(version)) : VersionView.Nothing);
    }

    static ContentHttpResult ReadSchema(ConnectorCatalog catalog) => TypedResults.Content(
        SettingsSchema.With(JsonNode.Parse(Schema.Configuration.Text)!.AsObject(), catalog).ToJsonString(DocumentJson.Indented), "application/schema+json");

    static async Task<Ok<VersionPage>> ListVersions(
        int? before, int? limit, IConfigurationVersions versions, CancellationToken stop)
    {
        var size = Math.Clamp(limit ?? 50, 1, LongestPage);
        var page = await versions.ListAsync(before, size, stop);
        int? next = page.Count == size && page[^1].Number > 1 ? page[^1].Number : null;

        return TypedResults.Ok(new VersionPage([.. page.Select(version => VersionView.Of(version, document: null))], next));
    }

    static async Task<Results<Ok<VersionView>, NotFound<Problem>>> ReadVersion(
        int number, LiveConfiguration live, IConfigurationVersions versions, CancellationToken stop) =>
        await versions.FindAsync(number, stop) is { } version
            ? TypedResults.Ok(VersionView.Of(version, live.Mask(version)))
            : TypedResults.NotFound(new Problem($"There is no version {number} of the configuration."));

    static async Task<Ok<Verification>> Verify(IConfigurationVersions versions, CancellationToken stop)
    {
        var tampered = await versions.FindTamperedAsync(stop);
        return TypedResults.Ok(new Verification(tampered is null, tampered));
    }

    static async Task<Results<Ok<ChangeView>, UnprocessableEntity<ErrorView>, JsonHttpResult<ErrorView>>> Plan(
        HttpRequest request, LiveConfiguration live, CancellationToken stop) =>
        Answer(await live.PlanAsync(await ReadBodyAsync(request, stop), stop), request.HttpContext.Response);

    static async Task<Results<Ok<ChangeView>, UnprocessableEntity<ErrorView>, JsonHttpResult<ErrorView>>> Apply(
        HttpRequest request, LiveConfiguration live, CancellationToken stop)
    {
        var who = request.HttpContext.User.Identity?.Name ?? "unknown";
        var outcome = await live.ApplyAsync(await ReadBodyAsync(request, stop), who, Expected(request), stop);
        return Answer(outcome, request.HttpContext.Response);
    }

    static Results<Ok<ChangeView>, UnprocessableEntity<ErrorView>, JsonHttpResult<ErrorView>> Answer(
        ConfigurationOutcome outcome, HttpResponse response)
    {
        switch (outcome)
        {
            case ConfigurationOutcome.Refused refused:
                return TypedResults.UnprocessableEntity(new ErrorView("The document has errors; nothing was changed.", refused.Errors));
            case ConfigurationOutcome.Overtaken overtaken:
                return TypedResults.Json(
                    new ErrorView($"Meanwhile there is version {overtaken.Version}; nothing was changed.", []),
                    statusCode: StatusCodes.Status412PreconditionFailed);
        }

        var view = ChangeView.Of(outcome);
        response.Headers.ETag = Tag(view.Version);
        return TypedResults.Ok(view);
    }

    static async Task<string> ReadBodyAsync(HttpRequest request, CancellationToken stop)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(stop);
    }

    static int? Expected(HttpRequest request) =>
        int.TryParse(request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    static string Tag(int version) => $"\"{version}\"";
}

/// <summary>One version; lists leave the document out.</summary>
public sealed record VersionView(
    int Version, string Who, DateTimeOffset? When, string Hash, string PreviousHash, JsonObject? Document)
{
    public static VersionView Nothing => new(0, "", null, "", "", []);

    public static VersionView Of(ConfigurationVersion version, JsonObject? document) =>
        new(version.Number, version.Who, version.When, version.Hash, version.PreviousHash, document);
}

/// <summary>Some versions, and where the next ones begin: <c>?before=NEXT</c>.</summary>
public sealed record VersionPage(IReadOnlyList<VersionView> Versions, int? Next);

/// <summary>Whether the chain of hashes is whole, and else the first version that breaks it.</summary>
public sealed record Verification(bool Intact, int? FirstTampered);

/// <summary>What changed, or would; <c>version</c> is the one that applies now.</summary>
public sealed record ChangeView(int Version, bool Changed, IReadOnlyList<DocumentChange> Changes, string Text)
{
    /// <summary>What is allowed, but may be refused or regretted elsewhere; absent when there is nothing.</summary>
    public IReadOnlyList<DocumentError>? Warnings { get; init; }

    public static ChangeView Of(ConfigurationOutcome outcome) => outcome switch
    {
        ConfigurationOutcome.Applied applied => Of(applied, applied.Version, applied.Changes),
        ConfigurationOutcome.Planned planned => Of(planned, planned.Version, planned.Changes),
        ConfigurationOutcome.Unchanged unchanged => Of(unchanged, unchanged.Version, []),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no change."),
    };

    static ChangeView Of(ConfigurationOutcome outcome, int version, IReadOnlyList<DocumentChange> changes) =>
        new(version, changes.Count > 0, changes, ConfigurationReport.Describe(changes)) { Warnings = outcome.Warnings is { Count: > 0 } warnings ? warnings : null };
}

/// <summary>Everything that is wrong, each with its path.</summary>
public sealed record ErrorView(string Error, IReadOnlyList<DocumentError> Errors);
