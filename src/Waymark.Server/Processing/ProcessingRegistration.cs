using Waymark.Server.Documents;
using Waymark.Server.Intake;
using Waymark.Storage;
using Waymark.Storage.Writing;

namespace Waymark.Server.Processing;

static class ProcessingRegistration
{
    /// <summary>Needs a journal, a state and touches from elsewhere.</summary>
    public static IServiceCollection AddProcessing(this IServiceCollection services) => services
        .AddSingleton<ProcessingFigures>()
        .AddSingleton<ConfigurationAt>(provider => provider.GetRequiredService<LiveConfiguration>().AtAsync)
        // Disposed with the services, after what uses them.
        .AddKeyedSingleton("writing", (_, _) => new CourteousThread("writing", Courtesy.LetRequestsGoFirst))
        .AddKeyedSingleton("reading", (_, _) => new CourteousThread("reading", Courtesy.LetRequestsGoFirst))
        .AddSingleton(provider => new WriteBehind(provider.GetRequiredService<IState>(), provider.GetRequiredKeyedService<CourteousThread>("writing").RunAsync))
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<Processor>(provider, (Func<Action, Task>)provider.GetRequiredKeyedService<CourteousThread>("reading").RunAsync))
        .AddSingleton<IAnswers, ProcessedAnswers>()
        .AddHostedService<ProcessingWorker>();
}
