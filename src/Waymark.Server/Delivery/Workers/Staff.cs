using Waymark.Apps;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>One worker for every integration whose partner somebody speaks to. For one thread at a time.</summary>
sealed partial class Staff(DeliveryRoom room, ILogger log)
{
    readonly Dictionary<DeliveryTarget, Employment> _workers = [];
    readonly Dictionary<DeliveryTarget, Task> _leaving = [];

    /// <summary>Dismisses whoever has nothing to do any more, wakes the others, and employs who is missing.</summary>
    /// <param name="configuration">Says which integrations there are.</param>
    /// <param name="start">The position a new integration begins after.</param>
    public void Follow(Configuration configuration, Func<DeliveryTarget, long> start)
    {
        var wanted = configuration.Document.Apps
            .SelectMany(app => app.Integrations.Select(integration => new DeliveryTarget(app.Id, integration.Id)))
            .Where(target => Assignment.Find(configuration, target, room.Connectors) is not null)
            .ToHashSet();

        foreach (var gone in _workers.Keys.Except(wanted).ToList())
        {
            _workers.Remove(gone, out var employment);
            _leaving[gone] = employment!.DisposeAsync().AsTask();
        }

        foreach (var target in wanted)
        {
            if (_workers.TryGetValue(target, out var employment))
                employment.Worker.Wake();
            else
                Employ(target, start(target));
        }
    }

    public IntegrationWorker? Find(DeliveryTarget target) => _workers.GetValueOrDefault(target)?.Worker;

    /// <returns>Ends when the last has finished the call it is in.</returns>
    public Task DismissAsync()
    {
        Task[] all = [.. _workers.Values.Select(employment => employment.DisposeAsync().AsTask()), .. _leaving.Values];
        _workers.Clear();
        _leaving.Clear();
        return Task.WhenAll(all);
    }

    void Employ(DeliveryTarget target, long start)
    {
        // Whoever had the place before finishes the call it is in: never two workers for one integration.
        _leaving.Remove(target, out var predecessor);
        room.Deliveries.BeginLive(target, start, room.Clock.GetUtcNow());
        _workers[target] = new Employment(new IntegrationWorker(room, target, log), predecessor ?? Task.CompletedTask);
        Employed(target.App, target.Integration);
    }

    [LoggerMessage(LogLevel.Information, "Delivering app {App} to integration {Integration}")]
    partial void Employed(string app, string integration);
}
