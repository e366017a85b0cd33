using System.Globalization;
using System.Text.Json;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Faults;

namespace Waymark.Sandbox.CleverTap.Queries;

/// <summary>Reading events and profiles back: a query answers a cursor, a cursor answers pages.</summary>
static class QueryEndpoints
{
    const int LargestBatch = 5000;
    const int UsualBatch = 50;

    // CleverTap's small code for a call used wrongly.
    const int UsageError = 3;

    public static void MapQueries(this IEndpointRouteBuilder routes)
    {
        string[] both = [HttpMethods.Get, HttpMethods.Post];

        routes.MapMethods("/1/events.json", both, (HttpContext http, Reception reception) =>
            reception.ReceiveAsync(http, CallKind.Other, (call, stop) => BrowseAsync(call, Page.OfEvents, stop)));
        routes.MapMethods("/1/profiles.json", both, (HttpContext http, Reception reception) =>
            reception.ReceiveAsync(http, CallKind.Other, (call, stop) => BrowseAsync(call, Page.OfProfiles, stop)));
        routes.MapMethods("/1/counts/events.json", both, (HttpContext http, Reception reception) =>
            reception.ReceiveAsync(http, CallKind.Other, (call, stop) => CountAsync(call, Page.OfEvents, stop)));
        routes.MapMethods("/1/counts/profiles.json", both, (HttpContext http, Reception reception) =>
            reception.ReceiveAsync(http, CallKind.Other, (call, stop) => CountAsync(call, Page.OfProfiles, stop)));
        routes.MapGet("/getSchema", (HttpContext http, Reception reception) =>
            reception.ReceiveAsync(http, CallKind.Other, (call, _) => Task.FromResult(Schema(call))));
    }

    static async Task<Answer> BrowseAsync(Call call, Func<Cursor, Account, Page> browse, CancellationToken stop)
    {
        if (call.Query("cursor") is not { Length: > 0 } text)
        {
            var (opened, problem) = await OpenAsync(call, stop);
            return opened is null
                ? WrongUse(problem!) // one of the two is always there
                : Answer.Ok(new { status = "success", cursor = opened.Text });
        }

        if (Cursor.Read(text) is not { } place)
            return WrongUse("cursor is not valid");

        if (call.Fault is { Mode: FaultMode.InProgress })
            return Answer.Ok(new { status = "fail", error = "Request still in progress, please retry later", code = 2 });

        return Show(browse(place, call.Account));
    }

    static async Task<Answer> CountAsync(Call call, Func<Cursor, Account, Page> browse, CancellationToken stop)
    {
        var (cursor, problem) = Cursor.Read(call.Query("req_id")) is { } asked ? (asked, null) : await OpenAsync(call, stop);
        if (cursor is null)
            return WrongUse(problem!); // one of the two is always there

        if (call.Fault is { Mode: FaultMode.InProgress })
            return Answer.Ok(new { status = "partial", req_id = cursor.Text });

        var all = browse(cursor with { BatchSize = int.MaxValue - 1 }, call.Account);
        return Answer.Ok(new { status = "success", count = all.Records.Count });
    }

    /// <summary>The query in the body, or in the address as the official Node client has it.</summary>
    static async Task<(Cursor? Cursor, string? Problem)> OpenAsync(Call call, CancellationToken stop)
    {
        if (await QueryAsync(call, stop) is not { } json)
            return (null, "the query is not JSON");

        if (EventQuery.Problem(json, out var query) is { } problem)
            return (null, problem);

        var batch = UsualBatch;
        if (call.Query("batch_size") is { Length: > 0 } given
            && (!int.TryParse(given, CultureInfo.InvariantCulture, out batch) || batch is < 1 or > LargestBatch))
        {
            return (null, $"batch_size must be from 1 to {LargestBatch}");
        }

        return (new(query, batch, Position: 0), null);
    }

    static async Task<JsonElement?> QueryAsync(Call call, CancellationToken stop)
    {
        if (call.Query("query") is { Length: > 0 } text)
        {
            try
            {
                return JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return await Body.ReadAsync(call.Http.Request, call.Rules.MaxBodyBytes, stop) is Body.Parsed body
            ? body.Json
            : null;
    }

    static Answer Show(Page page) => page.Next is { } next
        ? Answer.Ok(new { status = "success", next_cursor = next.Text, records = page.Records })
        : Answer.Ok(new { status = "success", records = page.Records });

    static Answer Schema(Call call) => call.Query("type") switch
    {
        "events" => Answer.Ok(new { events = Named(call, (_, events) => events.CountByName.Keys) }),
        "userProperties" => Answer.Ok(new
        {
            userProperties = Named(call, (profiles, _) => profiles.All.SelectMany(profile => profile.Properties.Keys)),
        }),
        _ => WrongUse("type must be events or userProperties"),
    };

    static List<object> Named(
        Call call, Func<Profiles.ProfileBook, Profiles.EventBook, IEnumerable<string>> names) =>
        call.Account.With((profiles, events) =>
            names(profiles, events).Distinct().Order(StringComparer.Ordinal).Select(name => (object)new { name }).ToList());

    static Answer WrongUse(string problem) => Answer.Fail(400, problem, UsageError);
}
