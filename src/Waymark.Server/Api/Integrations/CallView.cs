using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>One request to the partner.</summary>
/// <param name="At">When it began.</param>
/// <param name="Run">0 for the live run, else the replay that made it.</param>
/// <param name="Route">Which of the partner's calls.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Milliseconds">How long the partner took.</param>
/// <param name="First">Position of its first event.</param>
/// <param name="Last">Position of its last event.</param>
/// <param name="Events">How many events it was about.</param>
/// <param name="Records">How many records it carried.</param>
/// <param name="Refused">How many of them the partner will never take.</param>
/// <param name="ConfigurationVersion">The version whose settings applied.</param>
/// <param name="Failure">Why it was not taken as a whole; null when it was.</param>
/// <param name="Answer">The first 2 KB of the partner's answer, without secrets.</param>
public sealed record CallView(
    DateTimeOffset At, int Run, string Route, int Status, long Milliseconds, long First, long Last, int Events, int Records, int Refused,
    int ConfigurationVersion, string? Failure, string? Answer)
{
    public static CallView Of(DeliveryBatch batch) => new(
        batch.At, batch.Run, batch.Route, batch.Status, (long)batch.Took.TotalMilliseconds, batch.First, batch.Last, batch.Events, batch.Records,
        batch.Refused, batch.ConfigurationVersion, batch.Failure, batch.Answer);
}

/// <summary>A request that carried one event.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Retry">The same run had tried before.</param>
/// <param name="Call">The request.</param>
public sealed record AttemptView(int Number, bool Retry, CallView Call)
{
    public static IReadOnlyList<AttemptView> All(IReadOnlyList<DeliveryBatch> batches) =>
        [.. batches.Select((batch, index) => new AttemptView(index + 1, batches.Take(index).Any(before => before.Run == batch.Run), CallView.Of(batch)))];
}
