using Waymark.Events;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>Where one event stands at one integration.</summary>
/// <param name="Position">Its place in the stream.</param>
/// <param name="EventId">Its stable id.</param>
/// <param name="Event">Its name.</param>
/// <param name="At">When it happened.</param>
/// <param name="InstallInstanceId">On which install.</param>
/// <param name="State"><c>sent</c>, <c>skipped</c>, <c>held</c>, <c>retrying</c>, <c>refused</c>, <c>dead</c>, <c>waiting</c> or <c>before_start</c>.</param>
/// <param name="Reason">Why, as a stable code; null where there is nothing to say.</param>
public sealed record EventStanding(
    long Position, string EventId, string Event, DateTimeOffset At, string? InstallInstanceId, string State, string? Reason)
{
    public const string Sent = "sent";
    public const string Skipped = "skipped";
    public const string Waiting = "waiting";
    public const string BeforeStart = "before_start";

    public string? UserId { get; init; }

    /// <summary>0 is the live run; replays count from 1.</summary>
    public int Run { get; init; }

    public string? Detail { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public static EventStanding Of(StreamEvent happened, int run, string state, string? reason = null) =>
        new(happened.Position, happened.Id, happened.Name, happened.At, happened.InstallId, state, reason) { UserId = happened.UserId, Run = run };

    public static EventStanding Of(DeliveryRow row) =>
        new(row.Position, row.EventId, row.EventName, row.EventAt, row.InstallId, NameOf(row.State), row.Reason)
        {
            UserId = row.UserId,
            Run = row.Run,
            Detail = row.Detail,
            Attempts = row.Attempts,
            DueAt = row.DueAt,
        };

    public static string NameOf(RowState state) => state.ToString().ToLowerInvariant();
}
