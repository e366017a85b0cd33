using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Server.Delivery;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>One integration and how it is doing.</summary>
public sealed record IntegrationView(
    string Id, string Partner, bool Active, string? Target, string State, string? Reason, DateTimeOffset? Since, DateTimeOffset? NextAt,
    DateTimeOffset? ProbedAt, string? Probe, IReadOnlyList<SettingProblem> Problems, LedgerView Ledger)
{
    /// <summary>The latest request that the partner did not take; null when none is known.</summary>
    public FailureView? LastError { get; init; }

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<AlarmView> Alarms { get; init; } = [];

    /// <summary>How many of the people who came through links the partner can find; null for partners that need no id of theirs.</summary>
    public CoverageView? IdentityCoverage { get; init; }

    internal static IntegrationView Of(App app, Integration integration, DeliveryRoom room)
    {
        var target = new DeliveryTarget(app.Id, integration.Id);
        var condition = room.Deliveries.Condition(target);
        var pause = room.Deliveries.PauseOf(target);
        var assignment = Assignment.Find(room.Configuration.Current, target, room.Connectors);
        var ledger = LedgerView.Of(target, room);

        return new(
            integration.Id, integration.Partner, integration.Active, AddressOf(assignment), ledger.State, ledger.Reason,
            pause?.Since ?? condition?.Since, pause is null ? condition?.NextAt : null, condition?.ProbedAt, condition?.Probe, assignment?.Problems ?? [], ledger)
        {
            IdentityCoverage = CoverageView.Of(app, integration, room),
            Alarms = [.. room.Deliveries.Alarms(target, isOpen: true, most: 10).Select(AlarmView.Of)],
            LastError = room.Deliveries.LastFailure(target) is { } failed ? new FailureView(failed.At, failed.Status, failed.Failure!, failed.Answer) : null,
        };
    }

    static string? AddressOf(Assignment? assignment) =>
        assignment is null ? null : assignment.Masking.Text(assignment.Connector.Target(assignment.Integration.Settings));
}

/// <summary>A request that was not taken.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Error">What that means, in words.</param>
/// <param name="Answer">How the partner's answer began.</param>
public sealed record FailureView(DateTimeOffset At, int Status, string Error, string? Answer);
