using System.Diagnostics;
using Waymark.Apps;
using Waymark.Bench.Processes;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Workers;
using Waymark.Storage;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Sqlite;

namespace Waymark.Bench.Deliveries;

/// <summary>Tells a partner in another process of a whole backlog, and says how fast it heard and at what cost.</summary>
sealed class DeliveryMeasurement(string folder, string sandbox, int events)
{
    static readonly DeliveryTarget Target = new("shop", "bench");

    public async Task RunAsync(Integration integration, CancellationToken stop)
    {
        await using var partner = await ServerUnderTest.StartAsync(sandbox, ["sandbox", "--urls", "{url}"], "/", stop);
        var place = Directory.CreateDirectory(Path.Combine(folder, integration.Partner)).FullName;
        await using var state = SqliteState.Open(Path.Combine(place, "state.db"), "bench001");
        Backlog.Write(state, events);

        var address = $"http://{partner.Address}";
        await using var room = Open(place, state, At(integration, address));
        var workers = room.GetRequiredService<DeliveryWorkers>();
        var deliveries = room.GetRequiredService<IDeliveries>();
        var own = new ProcessCost(Environment.ProcessId);
        var (ownBefore, partnerBefore) = (own.Cpu(), partner.Cost.Cpu());
        var started = Stopwatch.GetTimestamp();

        await workers.StartAsync(stop);
        while (Sent(deliveries) is var sent && sent < events)
            await Task.Delay(20, stop);

        var took = Stopwatch.GetElapsedTime(started);
        var (ownUsed, partnerUsed) = (own.Cpu() - ownBefore, partner.Cost.Cpu() - partnerBefore);
        await workers.StopAsync(stop);

        Console.WriteLine(
            $"{integration.Partner}: {events / took.TotalSeconds:N0} records/s; cpu a record {ownUsed.TotalMicroseconds / events:N1} us here, "
            + $"{partnerUsed.TotalMicroseconds / events:N1} us at the stand-in; {own.Memory():N0} MB here, at most {own.PeakMemory():N0}; "
            + $"{deliveries.Batches(Target, 1_000_000).Count:N0} calls");
    }

    // The stand-in is started with a port of its own each time.
    static Integration At(Integration integration, string address) => integration with
    {
        Settings = integration.Settings.ToDictionary(
            setting => setting.Key, setting => setting.Value.Replace("{sandbox}", address, StringComparison.Ordinal)),
    };

    static long Sent(IDeliveries deliveries) =>
        deliveries.Ledger(Target, DeliveryRun.Live).Where(line => line.State == LedgerState.Sent).Sum(line => line.Events);

    static ServiceProvider Open(string place, SqliteState state, Integration integration)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IStream>(state);
        services.AddSingleton<IPeople>(state);
        services.AddSingleton<ICurrentConfiguration>(new Fixed(new Configuration(1, new ConfigurationDocument
        {
            Apps = [new App { Id = "shop", Token = "prj_shop", Integrations = [integration] }],
        })));
        services.AddDelivery(place, options =>
        {
            options.AllowPrivateTargets = true;
            options.NewIntegrationsStartAtTheBeginning = true;
        });
        return services.BuildServiceProvider();
    }

    sealed record Fixed(Configuration Current) : ICurrentConfiguration;
}
