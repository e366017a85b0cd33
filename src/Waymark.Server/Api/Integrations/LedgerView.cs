using System.Text.Json.Serialization;
using Waymark.Server.Delivery;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>Where the live run's events stand, and the replays'. The parts always add up to the events.</summary>
public sealed record LedgerView(
    long Events, long Sent, IReadOnlyDictionary<string, long> Skipped, long Held, long Retrying, long Refused, long Dead,
    bool Balanced, long Cursor, string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason)
{
    /// <summary>Replays of a range count for themselves.</summary>
    public IReadOnlyList<ReplayLedgerView> Replays { get; init; } = [];

    internal static LedgerView Of(DeliveryTarget target, DeliveryRoom room)
    {
        var runs = room.Deliveries.Runs(target);
        var (state, reason) = Standing(target, room);

        return Of(room.Deliveries.Ledger(target, DeliveryRun.Live), runs.FirstOrDefault(run => run.IsLive)?.Cursors.Floor ?? 0, state, reason) with
        {
            Replays = [.. runs.Where(run => !run.IsLive).Select(run => ReplayLedgerView.Of(run, Of(room.Deliveries.Ledger(target, run.Number), run.Cursors.Floor, state, null)))],
        };
    }

    // The worker's word may be a moment older than the configuration, or than an operator's command.
    static (string State, string? Reason) Standing(DeliveryTarget target, DeliveryRoom room)
    {
        var integration = room.Configuration.Current.AppById[target.App].Integrations.First(candidate => candidate.Id == target.Integration);

        if (room.Deliveries.PauseOf(target) is { } pause) return (IntegrationCondition.Paused, pause.Reason);
        if (!integration.Active) return (IntegrationCondition.Inactive, null);
        if (!room.Connectors.ContainsKey(integration.Partner)) return (IntegrationCondition.Broken, $"there is no partner \"{integration.Partner}\"");

        return room.Deliveries.Condition(target) switch
        {
            null or { State: IntegrationCondition.Inactive or IntegrationCondition.Paused } => (IntegrationCondition.Ok, null),
            var condition => (condition.State, condition.Reason),
        };
    }

    static LedgerView Of(IReadOnlyList<LedgerLine> lines, long cursor, string state, string? reason)
    {
        var skipped = lines.Where(line => line.State == LedgerState.Skipped)
            .OrderBy(line => line.Reason, StringComparer.Ordinal)
            .ToDictionary(line => line.Reason, line => line.Events);
        var parts = lines.Where(line => line.State != LedgerState.Events).Sum(line => line.Events);
        var events = Sum(LedgerState.Events);

        return new(
            events, Sum(LedgerState.Sent), skipped, Sum(LedgerState.Held), Sum(LedgerState.Retrying), Sum(LedgerState.Refused),
            Sum(LedgerState.Dead), events == parts, cursor, state, reason);

        long Sum(LedgerState wanted) => lines.Where(line => line.State == wanted).Sum(line => line.Events);
    }
}

/// <summary>One replay of a range.</summary>
public sealed record ReplayLedgerView(int Run, long From, long To, bool Finished, LedgerView Ledger)
{
    /// <summary>When somebody called it off; null when nobody did.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>It passes over what the partner has taken already.</summary>
    public bool Missed { get; init; }

    /// <summary>How many events a second it may send; null for the server's own limit.</summary>
    public int? PerSecond { get; init; }

    public static ReplayLedgerView Of(DeliveryRun run, LedgerView ledger) => new(run.Number, run.From + 1, run.To!.Value, run.IsFinished, ledger)
    {
        CancelledAt = run.CancelledAt,
        Missed = run.OnlyMissed,
        PerSecond = run.PerSecond,
    };
}
