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
        .AddSingleton(_ => new CourteousThread("writing", Courtesy.LetRequestsGoFirst)) // disposed with the services, after what uses it
        .AddSingleton(provider => new WriteBehind(provider.GetRequiredService<IState>(), provider.GetRequiredService<CourteousThread>().RunAsync))
        .AddSingleton<Processor>()
        .AddSingleton<IAnswers, ProcessedAnswers>()
        .AddHostedService<ProcessingWorker>();
}
