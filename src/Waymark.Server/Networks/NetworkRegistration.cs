using Waymark.Server.Intake;
using Waymark.Server.Intake.Networks;

namespace Waymark.Server.Networks;

static class NetworkRegistration
{
    /// <summary>Needs a journal, a state, the configuration and delivery's options from elsewhere.</summary>
    public static IServiceCollection AddNetworks(this IServiceCollection services) => services
        .AddSingleton<NetworkFigures>()
        .AddSingleton<NetworkLine>()
        .AddSingleton<NetworkDesk>()
        .AddSingleton<NetworkKeys>()
        .AddSingleton<ClaimIntake>()
        .AddHostedService<NetworkWorker>();

    public static void MapNetworkClaims(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<Door>();
        var claims = routes.ServiceProvider.GetRequiredService<ClaimIntake>();
        routes.Map(ClaimIntake.Path, door.For(ClaimIntake.Path, claims.TakeAsync)).ExcludeFromDescription();
    }
}
