using Waymark.Bench.Load;

namespace Waymark.Bench.Micro;

/// <summary>What the generator itself spends on making one request: it must be nothing beside what a server spends.</summary>
sealed class PreparedRequestsBenchmark : IMicroBenchmark
{
    readonly PreparedRequest _event = Workload.Of("event")[0].Cycle[0];
    readonly RequestIds _ids = new("micro0", 1, BenchedApp.Installs, 1);
    readonly byte[] _buffer = new byte[4_096];

    public string Name => "prepared-requests";

    public string Measures => "patch the ids of one event request";

    public int Operations => 5_000_000;

    public Task PrepareAsync(CancellationToken stop) => Task.CompletedTask;

    public Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; i < Operations; i++)
        {
            _ids.Next();
            _event.Fill(_buffer, _ids);
        }

        return Task.CompletedTask;
    }
}
