using Waymark.Connectors;
using Waymark.Server.Delivery.Planning;
using Waymark.Server.Delivery.Sending;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>Sends windows to one partner, and learns from how it went how much to send at once.</summary>
sealed class Dispatch(DeliveryRoom room, PartnerLine line, IdentityLinks links, Condition condition)
{
    const int LargestWindow = 10_000;

    readonly Parallelism _parallelism = new();

    /// <summary>How many records would keep all calls full that the partner allows.</summary>
    public int Appetite { get; private set; }

    /// <param name="assignment">Under which settings.</param>
    /// <param name="run">The run that the window is of.</param>
    /// <param name="agenda">Where the consignments come from.</param>
    /// <param name="consignments">What is to be sent or settled.</param>
    /// <param name="end">The position that the run has come to once all is settled; null when the window is no piece of the stream.</param>
    /// <param name="stop">Ends it after the calls that are on their way.</param>
    public async Task DeliverAsync(
        Assignment assignment, DeliveryRun run, Agenda agenda, IReadOnlyList<Consignment> consignments, long? end, CancellationToken stop)
    {
        var window = new Window(room, assignment, line, run, consignments) { End = end };
        var failures = await window.DeliverAsync(_parallelism, stop);

        foreach (var warning in agenda.Warnings)
            room.Metrics.Warn(assignment.Target, warning);

        if (failures.Count > 0)
            links.Forget();

        if (failures.OfType<Answer.Postponed>().Any(answer => answer.IsCrowded))
            _parallelism.Crowded(window.InFlight);
        else if (failures.Count == 0)
            _parallelism.Calm();

        Appetite = Math.Min(window.Appetite, LargestWindow);
        condition.After(failures, window.HasSucceeded);
    }
}
