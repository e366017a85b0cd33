using Waymark.Server.Intake;
using Waymark.Server.Intake.Referrals;

namespace Waymark.Server.Servers;

/// <summary>The routes for servers, below <c>/api/v1</c>: campaigns, whom they brought, events, payments, figures.</summary>
static class ServerEndpoints
{
    const string Root = "/api/v1";

    public static IServiceCollection AddServers(this IServiceCollection services) => services
        .AddSingleton<ServerKeys>()
        .AddSingleton<ServerDesk>()
        .AddSingleton<UpToDate>()
        .AddSingleton<CampaignHistory>()
        .AddSingleton<CampaignEdit>()
        .AddSingleton<CampaignList>()
        .AddSingleton<CampaignChanges>()
        .AddSingleton<AttributedUsers>()
        .AddSingleton<AttributionResult>()
        .AddSingleton<ServerWrites>()
        .AddSingleton<Reporting>();

    public static void MapServers(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<Door>();
        var desk = routes.ServiceProvider.GetRequiredService<ServerDesk>();

        foreach (var address in Routes(routes.ServiceProvider).GroupBy(route => route.Path))
        {
            ServerRoute[] here = [.. address];
            routes.Map(Root + address.Key, door.For(Root + address.Key, context => desk.TakeAsync(context, here))).ExcludeFromDescription();
        }

        routes.Map(Root + "/{**rest}", door.For(Root + "/*", _ => ValueTask.FromResult(ServerRefusals.NotFound))).ExcludeFromDescription();
    }

    static ServerRoute[] Routes(IServiceProvider services)
    {
        var campaigns = services.GetRequiredService<CampaignList>();
        var changes = services.GetRequiredService<CampaignChanges>();
        var users = services.GetRequiredService<AttributedUsers>();
        var results = services.GetRequiredService<AttributionResult>();
        var writes = services.GetRequiredService<ServerWrites>();
        var reporting = services.GetRequiredService<Reporting>();

        return
        [
            .. services.GetRequiredService<PersonalRoutes>().ForServers,
            new("GET", "/campaigns", campaigns.ReadAsync),
            new("GET", "/attributed-users", users.ReadAsync),
            new("GET", "/get-attribution-result", results.ReadAsync),
            new("POST", "/create-campaign", changes.CreateAsync) { Budget = ServerBudget.Campaigns },
            new("PATCH", "/campaigns/{display_id}", changes.UpdateAsync) { Budget = ServerBudget.Campaigns },
            new("PUT", "/campaigns/{display_id}", changes.UpdateAsync) { Budget = ServerBudget.Campaigns },
            new("DELETE", "/campaigns/{display_id}", changes.DeleteAsync) { Budget = ServerBudget.Campaigns },
            new("POST", "/capture-event", writes.EventAsync),
            new("POST", "/capture-payment", writes.PaymentAsync),
            new("POST", "/remove-payment", writes.RemovalAsync),
            new("GET", "/reporting/campaigns", reporting.ReadAsync),
        ];
    }
}
