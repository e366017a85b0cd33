namespace Waymark.Sandbox.Meta;

/// <summary>Gives virtual phones what Meta's apps would have left on them.</summary>
static class AdReferrerRoutes
{
    public static void MapAdReferrers(this IEndpointRouteBuilder routes)
    {
        var clock = routes.ServiceProvider.GetRequiredService<TimeProvider>();

        routes.MapPost("/meta-ads/referrer", async (HttpContext http, CancellationToken stop) =>
        {
            var (ad, problem) = await InspectionJson.ReadAsync<AdReferrer>(http, stop);
            if (ad is null || (problem = ad.Problem()) is not null) return InspectionJson.Problem(400, problem);

            var now = clock.GetUtcNow();
            // Of a view the store's link knows nothing.
            return InspectionJson.Show(new { InstallRef = ad.View ? null : ad.Compose(now), MetaInstallRef = ad.ComposeRow(now) });
        });
    }
}
