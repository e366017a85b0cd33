namespace Waymark.Server.Hours;

static class TickRegistration
{
    /// <summary>Needs a journal, a state and the configuration from elsewhere.</summary>
    public static IServiceCollection AddTicks(this IServiceCollection services) => services
        .AddSingleton<TickWorker>()
        .AddHostedService(provider => provider.GetRequiredService<TickWorker>());
}
