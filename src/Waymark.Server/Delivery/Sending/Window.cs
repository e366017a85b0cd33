using Waymark.Connectors;
using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Some events of one run that are being delivered side by side, lane by lane.</summary>
sealed class Window(DeliveryRoom room, Assignment assignment, PartnerLine line, DeliveryRun run, IReadOnlyList<Consignment> consignments)
{
    static readonly TimeSpan GraceWhenStopping = TimeSpan.FromSeconds(10);

    readonly Lock _turn = new();

    int _groupsLeft;

    /// <summary>Once all is settled the whole run has come this far; null when the window is not a piece of the stream.</summary>
    public long? End { get; init; }

    /// <summary>At least one call was taken.</summary>
    public bool HasSucceeded { get; private set; }

    /// <summary>How many calls the partner's limits allow at once, whether or not so many were needed.</summary>
    public int InFlight { get; private set; } = 1;

    /// <summary>How many records would keep all those calls full.</summary>
    public int Appetite { get; private set; }

    /// <returns>Why the partner did not take the rest; empty when all is settled.</returns>
    public async Task<IReadOnlyList<Answer>> DeliverAsync(Parallelism parallelism, CancellationToken stop)
    {
        var groups = LaneGroups.Divide(consignments, Calls(parallelism));
        _groupsLeft = groups.Count;

        var failures = await Task.WhenAll(groups.Select(group => DeliverAsync(group, stop)));
        return [.. failures.OfType<Answer>()];
    }

    RouteLimits Limits(string route) => assignment.Connector.Limits(route, assignment.Integration.Settings);

    // Fewer, fuller calls when little is to be sent; never more than any of the routes allows.
    int Calls(Parallelism parallelism)
    {
        var calls = 0;
        var most = int.MaxValue;

        foreach (var route in consignments.SelectMany(consignment => consignment.Parcels).GroupBy(parcel => parcel.Route))
        {
            var limits = Limits(route.Key);
            calls += (route.Count() + limits.Records - 1) / limits.Records;
            most = Math.Min(most, parallelism.Of(limits.InFlight));
            InFlight = Math.Max(InFlight, limits.InFlight);
            Appetite = Math.Max(Appetite, limits.InFlight * limits.Records);
        }

        return Math.Clamp(calls, 1, most);
    }

    async Task<Answer?> DeliverAsync(IReadOnlyList<Consignment> group, CancellationToken stop)
    {
        var settled = 0;

        foreach (var call in Call.Cut(group, Limits))
        {
            stop.ThrowIfCancellationRequested();
            var (failure, requests) = await CarryAsync(call, stop);
            settled = await SettleAsync(group, settled, requests, isLast: false);

            if (failure is not null) return failure;
        }

        await SettleAsync(group, settled, requests: [], isLast: true);
        return null;
    }

    async Task<(Answer? Failure, IReadOnlyList<DeliveryBatch> Requests)> CarryAsync(Call call, CancellationToken stop)
    {
        var courier = new Courier(assignment, line, room.Clock);
        var timestamp = room.Clock.GetTimestamp();

        // A call that is already on its way may finish: breaking it off would send its records twice.
        using var abandon = new CancellationTokenSource();
        using var registration = stop.Register(() => abandon.CancelAfter(GraceWhenStopping));
        var failure = await courier.CarryAsync(call, abandon.Token);

        var took = room.Clock.GetElapsedTime(timestamp);
        HasSucceeded |= failure is null;
        room.Metrics.Count(assignment.Target, failure is null ? "taken" : failure.GetType().Name.ToLowerInvariant(), took);

        return (failure, courier.Requests);
    }

    /// <summary>Stores what is settled at the front of the group. What comes after the first unsettled event stays, for the order's sake.</summary>
    async Task<int> SettleAsync(IReadOnlyList<Consignment> group, int from, IReadOnlyList<DeliveryBatch> requests, bool isLast)
    {
        var builder = new StepBuilder(assignment, run, room.Clock.GetUtcNow());
        var next = from;
        Task stored;

        // Each step holds where the run stands, so they are stored in the order they are made in.
        lock (_turn)
        {
            for (; next < group.Count && group[next].Fate is { } fate; next++)
                builder.Add(group[next], fate);

            if (isLast && --_groupsLeft == 0 && End is { } end)
                run.Cursors.AdvanceAll(end);

            stored = next > from || requests.Count > 0 || (isLast && _groupsLeft == 0)
                ? room.Deliveries.CommitAsync(builder.Build(requests))
                : Task.CompletedTask;
        }

        await stored;

        foreach (var (state, events) in builder.Arrivals)
            room.Metrics.Count(assignment.Target, state, events);

        return next;
    }
}
