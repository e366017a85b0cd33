namespace Waymark.Sandbox.Inbox;

/// <summary>The sandbox's own addresses for one desk, without credentials: what came, and what to answer.</summary>
static class DeskControls
{
    const int Page = 100;
    const int LargestPage = 1000;

    /// <param name="prefix">Such as <c>/mixpanel-control</c>; may hold parameters that <paramref name="find"/> reads.</param>
    public static void MapDeskControls(this IEndpointRouteBuilder routes, string prefix, Func<HttpContext, Desk> find)
    {
        var control = routes.MapGroup(prefix);

        control.MapGet("/", (HttpContext http) => Show(find(http)));
        control.MapPut("/", (HttpContext http, CancellationToken stop) => ProgrammeAsync(http, find(http), stop));
        control.MapDelete("/", (HttpContext http) => Forget(find(http)));
        control.MapGet("/records", (HttpContext http, string? kind, int? after, int? limit) => Records(find(http), kind, after ?? 0, limit ?? Page));
        control.MapGet("/requests", (HttpContext http, long? after, int? limit) => Requests(find(http), after ?? 0, limit ?? Page));
    }

    static IResult Show(Desk desk) => InspectionJson.Show(new { Received = desk.Received.Count, desk.Programme.Plan });

    static async Task<IResult> ProgrammeAsync(HttpContext http, Desk desk, CancellationToken stop)
    {
        var (plan, problem) = await InspectionJson.ReadAsync<AnswerPlan>(http, stop);
        if (plan is null || (problem = plan.Problem()) is not null)
            return InspectionJson.Problem(400, problem);

        desk.Programme.Plan = plan;
        return Show(desk);
    }

    static IResult Forget(Desk desk)
    {
        desk.Programme.Plan = new();
        desk.Received.Clear();
        desk.Kept.Clear();
        return Show(desk);
    }

    static IResult Requests(Desk desk, long after, int limit)
    {
        var size = Math.Clamp(limit, 1, LargestPage);
        var found = desk.Received.After(after, size);
        return InspectionJson.Show(new
        {
            Received = desk.Received.Count,
            Requests = found.Select(View),
            Next = found.Count == size ? found[^1].Number : (long?)null,
        });
    }

    static IResult Records(Desk desk, string? kind, int after, int limit)
    {
        var size = Math.Clamp(limit, 1, LargestPage);
        var from = Math.Max(after, 0);
        var found = desk.Kept.Find(kind, from, size);
        return InspectionJson.Show(new
        {
            Kept = desk.Kept.Count(kind),
            Records = found,
            Next = found.Count == size ? from + size : (int?)null,
        });
    }

    static object View(ReceivedRequest request) => new
    {
        request.Number,
        request.At,
        request.Method,
        request.Path,
        request.Query,
        request.Headers,
        Body = request.Text,
        request.BodyBytes,
        request.Status,
        Taken = request.IsTaken,
        request.Remark,
    };
}
