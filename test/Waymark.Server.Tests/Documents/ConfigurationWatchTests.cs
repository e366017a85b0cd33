using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Documents;

public sealed class ConfigurationWatchTests : IAsyncDisposable
{
    readonly ConfigurationDirectory _directory = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_server_takes_up_what_another_process_applied()
    {
        var server = _directory.Open();
        var taken = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Live().Changed += configuration => taken.SetResult(configuration.Version);
        var watch = server.GetServices<IHostedService>().Single(service => service.GetType().Name == "ConfigurationWatch");
        await watch.StartAsync(Stop);

        await _directory.Open().Live().ApplyAsync(ConfigurationDirectory.Document, "another process", stop: Stop);
        await _directory.Time.RingAsync(Stop);

        (await taken.Task.WaitAsync(Stop)).ShouldBe(1);
        await watch.StopAsync(Stop);
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();
}
