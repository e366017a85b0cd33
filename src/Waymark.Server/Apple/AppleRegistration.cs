namespace Waymark.Server.Apple;

static class AppleRegistration
{
    /// <summary>Needs a journal, a state, the configuration and delivery's options from elsewhere.</summary>
    public static IServiceCollection AddApple(this IServiceCollection services) => services
        .AddSingleton<AppleFigures>()
        .AddSingleton<AppleLine>()
        .AddSingleton<AppleDesk>()
        .AddHostedService<AppleWorker>();
}
