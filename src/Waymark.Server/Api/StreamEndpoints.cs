using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Storage;

namespace Waymark.Server.Api;

/// <summary>The stream, oldest first: what happened, attributed, with the attributes as they were sent.</summary>
static class StreamEndpoints
{
    const int DefaultLimit = 100;
    const int MostPerPage = 1_000;

    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apps/{app}/stream", Read).WithTags("Stream").WithName("ReadStream").WithSummary("Events, oldest first");

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the stream is.</param>
    /// <param name="after">The cursor of an earlier answer; absent for the beginning.</param>
    /// <param name="limit">How many events at most, 1 to 1,000.</param>
    /// <param name="name">Only events of exactly this name.</param>
    /// <param name="contains">Only events with this text in an id or attribute.</param>
    /// <param name="from">Only events from this moment on: ISO 8601, UTC unless it says otherwise.</param>
    /// <param name="to">Only events before this moment.</param>
    static Results<Ok<StreamPage>, NotFound<Problem>, BadRequest<Problem>> Read(
        string app, ICurrentConfiguration configuration, IState state, string? after = null, int limit = DefaultLimit, string? name = null, string? contains = null,
        string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));

        var start = 0L;
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            return TypedResults.BadRequest(new Problem("after must be the next of an earlier answer."));

        if (TimeSpanText.Read(from, to, out var first, out var end) is { } mistake) return TypedResults.BadRequest(mistake);

        var filter = new StreamFilter(Text(name), Text(contains)) { From = first, To = end };
        var (events, next) = state.Search(app, filter, start, limit);
        return TypedResults.Ok(new StreamPage([.. events.Select(EventView.Of)], next?.ToString(CultureInfo.InvariantCulture)));
    }

    static string? Text(string? given) => string.IsNullOrEmpty(given) ? null : given;
}

/// <summary>A page of the stream.</summary>
/// <param name="Events">Oldest first; a page may be empty and still have a next one when a filter passes over many events.</param>
/// <param name="Next">What to pass as <c>after</c>; null at the end.</param>
public sealed record StreamPage(IReadOnlyList<EventView> Events, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
