using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Server.Delivery;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>What partners were told, what they were not told and why, and how to tell them again.</summary>
public static class IntegrationEndpoints
{
    /// <param name="manage">The group of all management routes.</param>
    public static void MapIntegrations(this IEndpointRouteBuilder manage)
    {
        var integrations = manage.MapGroup("/apps/{app}/integrations").WithTags("Integrations").RequireManagementKey();
        integrations.MapGet("/", List).WithSummary("An app's integrations and how they are doing");

        var one = integrations.MapGroup("/{integration}").OnlyForKnownIntegrations();
        one.MapGet("/ledger", ReadLedger).WithSummary("Where every event stands; it always adds up");
        one.MapDeliveries();
        one.MapReplays();
        one.MapPause();
        one.MapTests();
        one.MapAlarms();
        one.MapCopies();

        manage.MapAllAlarms();
        manage.MapExplanations();
    }

    static Results<Ok<IntegrationList>, NotFound<Problem>> List(string app, ICurrentConfiguration configuration, [FromServices] DeliveryRoom room)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var found)) return TypedResults.NotFound(Problem.NoApp(app));

        return TypedResults.Ok(new IntegrationList([.. found.Integrations.Select(integration => IntegrationView.Of(found, integration, room))]));
    }

    static Ok<LedgerView> ReadLedger(string app, string integration, [FromServices] DeliveryRoom room) =>
        TypedResults.Ok(LedgerView.Of(new DeliveryTarget(app, integration), room));
}

/// <summary>An app's integrations.</summary>
public sealed record IntegrationList(IReadOnlyList<IntegrationView> Integrations);
