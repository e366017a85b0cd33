using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Server.Intake;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Api.Links;

using Changed = Results<Ok<LinkView>, Accepted<LinkView>, NotFound<Problem>, BadRequest<LinkProblem>, JsonHttpResult<Problem>>;
using Made = Results<Created<LinkView>, Accepted<LinkView>, NotFound<Problem>, BadRequest<LinkProblem>, Conflict<LinkProblem>, JsonHttpResult<Problem>>;

/// <summary>Smart links and invites: made, read, changed, switched off and on again. They never go away.</summary>
static class SmartLinkEndpoints
{
    const int LongestBody = 256 * 1024;

    // A page of a filtered list looks at no more links than this; its next page goes on behind them.
    const int MostLookedAt = 20_000;

    public static void MapSmartLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/apps/{app}/links").WithTags("Links");

        links.MapGet("/", List).WithName("ListLinks").WithSummary("Smart links and invites, the latest first, page by page");
        links.MapPost("/", Make).Accepts<LinkFields>("application/json", "*/*").WithName("MakeLink").WithSummary("Makes a smart link; token and code are drawn when they are not given");
        links.MapGet("/{token}", Find).WithName("FindLink").WithSummary("One link");
        links.MapPatch("/{token}", Change).Accepts<LinkFields>("application/json", "*/*").WithName("ChangeLink").WithSummary("Changes the fields that are given; null takes one away");
        links.MapPost("/{token}/archive", Archive).WithName("ArchiveLink").WithSummary("From now on the link leads on but earns nothing");
        links.MapPost("/{token}/restore", Restore).WithName("RestoreLink").WithSummary("The link earns again");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where links are.</param>
    /// <param name="desk">Shows them.</param>
    /// <param name="after">The <c>next</c> of an earlier answer; absent for the beginning.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="kind">Only links of this kind.</param>
    /// <param name="archived">Only archived ones, or only others.</param>
    /// <param name="campaign">Only those of this campaign.</param>
    /// <param name="contains">Only those with this in token, name, channel or content.</param>
    /// <param name="code">Only the one with this code.</param>
    static Results<Ok<LinkPage>, NotFound<Problem>, BadRequest<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, [FromServices] LinkDesk desk, string? after = null, int limit = 100,
        SmartLinkKind? kind = null, bool? archived = null, string? campaign = null, string? contains = null, string? code = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > LinkPage.Most) return TypedResults.BadRequest(new Problem($"limit must be 1 to {LinkPage.Most}."));
        if (!LinkCursor.TryRead(after, out var place)) return TypedResults.BadRequest(new Problem("after must be the next of an earlier answer."));

        if (code is not null)
            return TypedResults.Ok(new LinkPage(LinkCode.Read(code) is { } one && state.FindLinkByCode(app, one) is { } found ? [desk.View(found, owner)] : [], null));

        var shown = new List<LinkView>();
        var lookedAt = 0;

        while (true)
        {
            var some = state.Links(app, place, LinkPage.Most);

            foreach (var link in some)
            {
                place = (link.CreatedAt, link.Token);
                lookedAt++;
                if (IsAskedFor(link, kind, archived, campaign, contains)) shown.Add(desk.View(link, owner));
                if (shown.Count == limit) return TypedResults.Ok(new LinkPage(shown, LinkCursor.Write(link.CreatedAt, link.Token)));
            }

            if (some.Count < LinkPage.Most) return TypedResults.Ok(new LinkPage(shown, null));
            if (lookedAt >= MostLookedAt) return TypedResults.Ok(new LinkPage(shown, LinkCursor.Write(some[^1].CreatedAt, some[^1].Token)));
        }
    }

    static bool IsAskedFor(SmartLink link, SmartLinkKind? kind, bool? archived, string? campaign, string? contains) =>
        (kind is null || link.Kind == kind)
        && (archived is null || link.IsArchived == archived)
        && (campaign is null || link.Campaign == campaign)
        && (contains is null || new[] { link.Token, link.Name, link.Channel, link.Content }.Any(text => text?.Contains(contains, StringComparison.OrdinalIgnoreCase) == true));

    static async Task<Made> Make(string app, HttpRequest request, ICurrentConfiguration configuration, [FromServices] LinkDesk desk, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (await ReadAsync(request, stop) is not { } sent) return TypedResults.BadRequest(NoObject);

        var by = request.HttpContext.User.Identity?.Name;
        if (desk.ReadNew(sent, owner, by, out var link) is { Count: > 0 } errors) return TypedResults.BadRequest(LinkProblem.Of(errors));

        return await desk.TellAsync(owner, [link], areNew: true, by, stop) switch
        {
            OwnersWord.Outcome.Applied when !desk.IsKept(link) => TypedResults.Conflict(LinkProblem.Of([new("token", $"\"{link.Token}\" was taken by another link at this moment")])),
            OwnersWord.Outcome.Applied => TypedResults.Created($"{request.Path.Value?.TrimEnd('/')}/{link.Token}", desk.View(link, owner)),
            OwnersWord.Outcome.Stored => TypedResults.Accepted($"{request.Path.Value?.TrimEnd('/')}/{link.Token}", desk.View(link, owner)),
            _ => TypedResults.Json(new Problem(OwnersWord.Busy), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }

    static Results<Ok<LinkView>, NotFound<Problem>> Find(string app, string token, ICurrentConfiguration configuration, IState state, [FromServices] LinkDesk desk)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        return state.FindLink(app, token) is { } link ? TypedResults.Ok(desk.View(link, owner)) : TypedResults.NotFound(NoLink(app, token));
    }

    static async Task<Changed> Change(
        string app, string token, HttpRequest request, ICurrentConfiguration configuration, IState state, [FromServices] LinkDesk desk, CancellationToken stop) =>
        await ReadAsync(request, stop) is { } change
            ? await ChangeAsync(app, token, change, request, configuration, state, desk, stop)
            : TypedResults.BadRequest(NoObject);

    static Task<Changed> Archive(
        string app, string token, HttpRequest request, ICurrentConfiguration configuration, IState state, [FromServices] LinkDesk desk, CancellationToken stop) =>
        ChangeAsync(app, token, new JsonObject { ["archived"] = true }, request, configuration, state, desk, stop);

    static Task<Changed> Restore(
        string app, string token, HttpRequest request, ICurrentConfiguration configuration, IState state, [FromServices] LinkDesk desk, CancellationToken stop) =>
        ChangeAsync(app, token, new JsonObject { ["archived"] = false }, request, configuration, state, desk, stop);

    static async Task<Changed> ChangeAsync(
        string app, string token, JsonObject change, HttpRequest request, ICurrentConfiguration configuration, IState state, LinkDesk desk, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (state.FindLink(app, token) is not { } before) return TypedResults.NotFound(NoLink(app, token));

        var wanted = LinkDesk.Document(before);
        Merge(wanted, change);

        // A link that was made before a rule came may still be changed: only what is changed is judged.
        var errors = desk.ReadChanged(wanted, before, owner, out var link);
        if (errors.Where(error => change.ContainsKey(error.Field.Split('.', 2)[0])).ToList() is { Count: > 0 } mistakes) return TypedResults.BadRequest(LinkProblem.Of(mistakes));

        return await desk.TellAsync(owner, [link], areNew: false, request.HttpContext.User.Identity?.Name, stop) switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(desk.View(state.FindLink(app, token) ?? link, owner)),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(request.Path.Value, desk.View(link, owner)),
            _ => TypedResults.Json(new Problem(OwnersWord.Busy), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }

    // RFC 7396: what is given replaces, null takes away, objects are merged.
    static void Merge(JsonObject into, JsonObject change)
    {
        foreach (var (key, value) in change)
        {
            if (value is null) into.Remove(key);
            else if (value is JsonObject inner && into[key] is JsonObject known) Merge(known, inner);
            else into[key] = value.DeepClone();
        }
    }

    static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        using var body = await RequestBody.ReadAsync(request, LongestBody, stop);
        if (body.Refusal is not null) return null;

        try
        {
            return JsonNode.Parse(body.Bytes.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static LinkProblem NoObject { get; } = LinkProblem.Of("The body is not one JSON object, too long, or ended early.");

    static Problem NoLink(string app, string token) => new($"There is no link {token} of app {app}.");
}
