using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Server.Delivery.Planning;
using Waymark.Server.Delivery.Sending;
using Waymark.Server.Delivery.Tracing;
using Waymark.Storage;
using Waymark.Storage.Deliveries;
using Waymark.Users;

namespace Waymark.Server.Delivery.Trials;

/// <summary>Tries one event out at an integration, under the settings of today and without a trace in the ledger.</summary>
sealed class Trial(DeliveryRoom room)
{
    /// <summary>Looks what would happen, and sends nothing.</summary>
    /// <returns>Null when there is no such integration.</returns>
    public TrialReport? DryRun(DeliveryTarget target, TrialEvent tried)
    {
        var trace = new DeliveryTrace(room with { People = tried.Over(room.People) });

        return trace.Draft(target, tried.Happened) is { } draft
            ? new TrialReport(tried.Happened, trace.Explain(target, tried.Happened), draft, [], null)
            : null;
    }

    /// <summary>Sends it, once, if the partner may hear of it.</summary>
    /// <returns>Null when there is no such integration.</returns>
    public async Task<TrialReport?> SendAsync(DeliveryTarget target, TrialEvent tried, CancellationToken stop)
    {
        if (DryRun(target, tried) is not { } report) return null;
        if (report.Draft.Outcome != Draft.Send) return report;

        var assignment = Assignment.Find(room.Configuration.Current, target, room.Connectors)!;
        var planner = new Planner(room with { People = tried.Over(room.People) }, assignment, new IdentityLinks(room.Deliveries, target));
        var consignment = planner.Plan(tried.Happened);

        using var line = PartnerLine.Open(room, target);
        var courier = new Courier(assignment, line, room.Clock);
        string? failure = null;

        foreach (var call in Call.Cut([consignment], route => assignment.Connector.Limits(route, assignment.Integration.Settings)))
        {
            if (await courier.CarryAsync(call, stop) is not { } refused) continue;

            failure = assignment.Masking.Text(Refusal.ReasonOf(refused));
            break;
        }

        return report with { Calls = courier.Requests, Verdict = failure ?? Words(assignment, consignment.Fate) };
    }

    static string Words(Assignment assignment, Fate? fate) => fate switch
    {
        Fate.Sent => "taken",
        Fate.Refused refused => assignment.Masking.Text($"refused: {refused.Code}, {refused.Detail}"),
        Fate.Retrying again => assignment.Masking.Text($"to be sent again: {again.Code}, {again.Detail}"),
        _ => "not answered for every record",
    };
}

/// <summary>What came of a trial.</summary>
/// <param name="Event">What was tried.</param>
/// <param name="Checks">The decision table, up to the first check that failed.</param>
/// <param name="Draft">What would be sent.</param>
/// <param name="Calls">The requests that were made; none in a dry run.</param>
/// <param name="Verdict">What the partner said in the end, in words; null when it was not asked.</param>
sealed record TrialReport(
    StreamEvent Event, IReadOnlyList<PostbackStep> Checks, Draft Draft, IReadOnlyList<DeliveryBatch> Calls, string? Verdict);

/// <summary>An event to be tried, with people who need not exist.</summary>
sealed record TrialEvent(StreamEvent Happened, Install? Install = null, User? User = null)
{
    public IPeople Over(IPeople people) => new Imagined(this, people);

    sealed class Imagined(TrialEvent tried, IPeople people) : IPeople
    {
        public Install? FindInstall(string app, string installId) =>
            tried.Install?.Id == installId ? tried.Install : people.FindInstall(app, installId);

        public User? FindUser(string app, string userId) => tried.User?.Id == userId ? tried.User : people.FindUser(app, userId);
    }
}
