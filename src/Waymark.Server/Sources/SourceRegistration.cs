namespace Waymark.Server.Sources;

static class SourceRegistration
{
    /// <summary>Needs a journal, a state and the configuration from elsewhere.</summary>
    public static IServiceCollection AddSourceWatch(this IServiceCollection services) => services
        .AddSingleton<SourceWorker>()
        .AddHostedService(provider => provider.GetRequiredService<SourceWorker>());
}
