using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Server.Delivery;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api;

/// <summary>What partners were told, what they were not told and why, and how to tell them again.</summary>
public static class IntegrationEndpoints
{
    const int LongestPage = 1_000;

    /// <param name="manage">The group of all management routes.</param>
    public static void MapIntegrations(this IEndpointRouteBuilder manage)
    {
        var integrations = manage.MapGroup("/apps/{app}/integrations").WithTags("Integrations").RequireManagementKey();

        integrations.MapGet("/", List).WithSummary("An app's integrations and how they are doing");
        integrations.MapGet("/{integration}/ledger", ReadLedger).WithSummary("Where every event stands; it always adds up");
        integrations.MapGet("/{integration}/deliveries", ListDeliveries).WithSummary("What did not go right; for one install everything");
        integrations.MapGet("/{integration}/calls", ListCalls).WithSummary("The latest calls to the partner, newest first");
        integrations.MapPost("/{integration}/replay", Replay).WithSummary("Sends given-up events, or a range of the stream, again");
        integrations.MapPost("/{integration}/test", Test).WithSummary("Asks the partner whether the settings work");
    }

    static Results<Ok<IntegrationList>, NotFound<Problem>> List(
        string app, ICurrentConfiguration configuration, IDeliveries deliveries, [FromServices] ConnectorCatalog partners)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var found)) return TypedResults.NotFound(Problem.NoApp(app));

        return TypedResults.Ok(new IntegrationList([.. found.Integrations.Select(integration => IntegrationView.Of(found, integration, deliveries, partners))]));
    }

    static Results<Ok<LedgerView>, NotFound<Problem>> ReadLedger(
        string app, string integration, ICurrentConfiguration configuration, IDeliveries deliveries, [FromServices] ConnectorCatalog partners)
    {
        if (Find(configuration, app, integration) is not { } found) return TypedResults.NotFound(NoIntegration(app, integration));

        return TypedResults.Ok(LedgerView.Of(new DeliveryTarget(app, integration), found, deliveries, partners));
    }

    static Results<Ok<DeliveryPage>, NotFound<Problem>, BadRequest<Problem>> ListDeliveries(
        string app, string integration, string? state, string? reason, string? install, long? after, int? limit,
        ICurrentConfiguration configuration, IStream stream, IDeliveries deliveries, [FromServices] DeliveryTrace trace)
    {
        if (Find(configuration, app, integration) is null) return TypedResults.NotFound(NoIntegration(app, integration));

        var target = new DeliveryTarget(app, integration);
        var size = Math.Clamp(limit ?? 100, 1, LongestPage);

        if (state is null && reason is null && install is not null)
        {
            var (events, next) = stream.Search(app, new StreamFilter(InstallId: install), after ?? 0, size);
            return TypedResults.Ok(new DeliveryPage([.. events.Select(happened => trace.Find(target, happened)!)], next));
        }

        RowState? wanted = null;

        if (state is not null)
        {
            if (!Enum.TryParse<RowState>(state, ignoreCase: true, out var parsed))
                return TypedResults.BadRequest(new Problem("state is one of held, retrying, refused, dead; what was sent has no row."));

            wanted = parsed;
        }

        var rows = deliveries.Rows(target, new RowFilter(wanted, reason, install), after ?? 0, size);
        return TypedResults.Ok(new DeliveryPage([.. rows.Select(Of)], rows.Count == size ? rows[^1].Position : null));
    }

    static Results<Ok<CallList>, NotFound<Problem>> ListCalls(
        string app, string integration, int? limit, ICurrentConfiguration configuration, IDeliveries deliveries) =>
        Find(configuration, app, integration) is null
            ? TypedResults.NotFound(NoIntegration(app, integration))
            : TypedResults.Ok(new CallList(deliveries.Batches(new DeliveryTarget(app, integration), Math.Clamp(limit ?? 100, 1, LongestPage))));

    static Results<Ok<ReplayView>, NotFound<Problem>, BadRequest<Problem>> Replay(
        string app, string integration, ReplayCommand command,
        ICurrentConfiguration configuration, IStream stream, IDeliveries deliveries, TimeProvider clock, [FromServices] DeliveryWorkers workers)
    {
        if (Find(configuration, app, integration) is null) return TypedResults.NotFound(NoIntegration(app, integration));

        var target = new DeliveryTarget(app, integration);

        switch (command)
        {
            case { State: "dead" or "refused", From: null, To: null }:
                var state = command.State == "dead" ? RowState.Dead : RowState.Refused;
                var rows = deliveries.Replay(target, state, command.Reason, clock.GetUtcNow());
                workers.Wake(target);
                return TypedResults.Ok(new ReplayView(rows, null));

            case { State: null, From: { } from } when from >= 1 && (command.To ?? long.MaxValue) >= from:
                var last = Math.Min(command.To ?? long.MaxValue, stream.LastPosition);
                if (last < from) return TypedResults.BadRequest(new Problem("The stream has no events in that range."));

                var run = deliveries.BeginReplay(target, from - 1, last, clock.GetUtcNow());
                workers.Wake(target);
                return TypedResults.Ok(new ReplayView(null, run.Number));

            default:
                return TypedResults.BadRequest(
                    new Problem("Say either {\"state\": \"dead\" or \"refused\", \"reason\": …} or {\"from\": position, \"to\": position}."));
        }
    }

    static async Task<Results<Ok<TestView>, NotFound<Problem>>> Test(
        string app, string integration, [FromServices] DeliveryWorkers workers, CancellationToken stop) =>
        await workers.TestAsync(new DeliveryTarget(app, integration), stop) is { } answer
            ? TypedResults.Ok(TestView.Of(answer))
            : TypedResults.NotFound(NoIntegration(app, integration));

    static Integration? Find(ICurrentConfiguration configuration, string app, string integration) =>
        configuration.Current.AppById.GetValueOrDefault(app)?.Integrations.FirstOrDefault(candidate => candidate.Id == integration);

    static Problem NoIntegration(string app, string integration) => new($"There is no integration {integration} of app {app} in the configuration.");

    static EventStanding Of(DeliveryRow row) =>
        new(row.Position, row.EventId, row.EventName, row.EventAt, row.InstallId, row.State.ToString().ToLowerInvariant(), row.Reason)
        {
            Detail = row.Detail,
            Attempts = row.Attempts,
            DueAt = row.DueAt,
        };
}

/// <summary>An app's integrations.</summary>
public sealed record IntegrationList(IReadOnlyList<IntegrationView> Integrations);

/// <summary>One integration and how it is doing.</summary>
public sealed record IntegrationView(
    string Id, string Partner, bool Active, string? Target, string State, string? Reason, DateTimeOffset? Since, DateTimeOffset? NextAt,
    DateTimeOffset? ProbedAt, string? Probe, IReadOnlyList<SettingProblem> Problems, LedgerView Ledger)
{
    public static IntegrationView Of(App app, Integration integration, IDeliveries deliveries, ConnectorCatalog partners)
    {
        var target = new DeliveryTarget(app.Id, integration.Id);
        var condition = deliveries.Condition(target);
        var connector = partners.Connectors.GetValueOrDefault(integration.Partner);
        var ledger = LedgerView.Of(target, integration, deliveries, partners);

        return new(
            integration.Id, integration.Partner, integration.Active, connector?.Target(integration.Settings), ledger.State, ledger.Reason,
            condition?.Since, condition?.NextAt, condition?.ProbedAt, condition?.Probe, connector?.Validate(integration) ?? [], ledger);
    }
}

/// <summary>Where the live run's events stand, and the replays'. The parts always add up to the events.</summary>
public sealed record LedgerView(
    long Events, long Sent, IReadOnlyDictionary<string, long> Skipped, long Held, long Retrying, long Refused, long Dead,
    bool Balanced, long Cursor, string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason)
{
    /// <summary>Replays of a range count for themselves.</summary>
    public IReadOnlyList<ReplayLedgerView> Replays { get; init; } = [];

    public static LedgerView Of(DeliveryTarget target, Integration integration, IDeliveries deliveries, ConnectorCatalog partners)
    {
        var runs = deliveries.Runs(target);
        var (state, reason) = Standing(integration, deliveries.Condition(target), partners);

        return Of(deliveries.Ledger(target, DeliveryRun.Live), runs.FirstOrDefault(run => run.IsLive)?.Cursors.Floor ?? 0, state, reason) with
        {
            Replays = [.. runs.Where(run => !run.IsLive).Select(run => new ReplayLedgerView(
                run.Number, run.From + 1, run.To!.Value, run.IsFinished, Of(deliveries.Ledger(target, run.Number), run.Cursors.Floor, state, null)))],
        };
    }

    // The worker's word may be a moment older than the configuration.
    static (string State, string? Reason) Standing(Integration integration, IntegrationCondition? condition, ConnectorCatalog partners)
    {
        if (!integration.Active) return (IntegrationCondition.Inactive, null);
        if (!partners.Connectors.ContainsKey(integration.Partner)) return (IntegrationCondition.Broken, $"there is no partner \"{integration.Partner}\"");

        return condition is null or { State: IntegrationCondition.Inactive } ? (IntegrationCondition.Ok, null) : (condition.State, condition.Reason);
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
public sealed record ReplayLedgerView(int Run, long From, long To, bool Finished, LedgerView Ledger);

/// <summary>Some deliveries, and where the next ones begin: <c>?after=NEXT</c>.</summary>
public sealed record DeliveryPage(
    IReadOnlyList<EventStanding> Deliveries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);

/// <summary>The latest calls.</summary>
public sealed record CallList(IReadOnlyList<DeliveryBatch> Calls);

/// <summary>Either given-up rows, or a range of the stream, both ends included.</summary>
public sealed record ReplayCommand(string? State, string? Reason, long? From, long? To);

/// <summary>How many rows became due, or the number of the new run.</summary>
public sealed record ReplayView(long? Replayed, int? Run);

/// <summary>What the partner said to a test.</summary>
/// <param name="Works">Null when the partner's answer shows nothing either way.</param>
/// <param name="Reason">Why not, in words.</param>
public sealed record TestView([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Works, string? Reason)
{
    public static TestView Of(ProbeAnswer answer) => answer switch
    {
        ProbeAnswer.Works => new(true, null),
        ProbeAnswer.Fails fails => new(false, fails.Reason),
        ProbeAnswer.CannotTell unclear => new(null, unclear.Reason),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a probe."),
    };
}
