using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>What would become of an event that came now.</summary>
/// <param name="Outcome"><c>send</c>, <c>skipped</c>, <c>held</c>, <c>refused</c> or <c>dead</c>.</param>
/// <param name="Reason">The code; null when it would be sent.</param>
/// <param name="Detail">The reason in words, where there are more.</param>
/// <param name="Requests">What would be sent, each record in its place; empty unless it would.</param>
public sealed record Draft(string Outcome, string? Reason, string? Detail, IReadOnlyList<RenderedRequest> Requests)
{
    public const string Send = "send";

    internal static Draft Of(Assignment assignment, Consignment consignment, DateTimeOffset now) => consignment.Fate switch
    {
        null or Fate.Sent => new(Send, null, null, Rendering.Of(assignment, consignment, now)),
        Fate.Skipped skipped => new("skipped", skipped.Reason, null, []),
        Fate.Held held => new(EventStanding.NameOf(RowState.Held), held.Reason, null, []),
        Fate.Refused refused => new(EventStanding.NameOf(RowState.Refused), refused.Code, assignment.Masking.Text(refused.Detail), []),
        Fate.Dead dead => new(EventStanding.NameOf(RowState.Dead), dead.Code, dead.Detail, []),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no outcome of a plan."),
    };
}
