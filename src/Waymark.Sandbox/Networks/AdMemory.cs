namespace Waymark.Sandbox.Networks;

/// <summary>Whom a virtual network showed its ads to.</summary>
sealed class AdMemory(TimeProvider clock)
{
    readonly Lock _held = new();
    readonly List<AdEngagement> _met = [];

    public IReadOnlyList<AdEngagement> All
    {
        get
        {
            lock (_held)
                return [.. _met];
        }
    }

    public AdEngagement Remember(AdEngagement engagement)
    {
        var met = engagement with { At = engagement.At ?? clock.GetUtcNow() };

        lock (_held)
            _met.Add(met);

        return met;
    }

    public IEnumerable<AdEngagement> Of(string device) => All.Where(met => met.DeviceId.Equals(device, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The addresses at which virtual users meet ads.</summary>
static class AdRoutes
{
    public static void MapAds(this IEndpointRouteBuilder routes, AdMemory memory)
    {
        routes.MapGet("/ads", () => InspectionJson.Show(new { Ads = memory.All }));

        routes.MapPost("/ads", async (HttpContext http, CancellationToken stop) =>
        {
            var (met, problem) = await InspectionJson.ReadAsync<AdEngagement>(http, stop);
            return met is null || (problem = met.Problem()) is not null ? InspectionJson.Problem(400, problem) : InspectionJson.Show(memory.Remember(met));
        });
    }
}
