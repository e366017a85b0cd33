using Waymark.Server.Documents;
using Waymark.Server.Intake;

namespace Waymark.Server.Processing;

static class ProcessingRegistration
{
    /// <summary>Needs a journal, a state and touches from elsewhere.</summary>
    public static IServiceCollection AddProcessing(this IServiceCollection services) => services
        .AddSingleton<ProcessingFigures>()
        .AddSingleton<ConfigurationAt>(provider => provider.GetRequiredService<LiveConfiguration>().AtAsync)
        .AddSingleton<Processor>()
        .AddSingleton<IAnswers, ProcessedAnswers>()
        .AddHostedService<ProcessingWorker>();
}
