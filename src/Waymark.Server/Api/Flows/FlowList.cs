using Waymark.Apps;
using Waymark.Flows;

namespace Waymark.Server.Api.Flows;

/// <summary>An app's smart flows.</summary>
public sealed record FlowList(IReadOnlyList<FlowView> Flows)
{
    public static FlowList Of(App app, IReadOnlyList<AudienceRun> runs) =>
        new([.. app.Flows.Select(flow => FlowView.Of(flow, runs.FirstOrDefault(run => run.Flow == flow.Id)))]);
}

/// <summary>A smart flow, as it is configured, and how far it is with its audience.</summary>
/// <param name="Id">The flow's id.</param>
/// <param name="Name">Shown to people.</param>
/// <param name="Active">Whether it is on.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Filters">What must hold.</param>
/// <param name="Actions">What it does.</param>
/// <param name="Audience">The latest look at the audience; absent before the first.</param>
public sealed record FlowView(
    string Id, string Name, bool Active, FlowTrigger Trigger, IReadOnlyList<FlowFilter> Filters, IReadOnlyList<FlowAction> Actions, AudienceView? Audience)
{
    public static FlowView Of(Flow flow, AudienceRun? run) => new(
        flow.Id, flow.Name ?? flow.Id, flow.Active, flow.Trigger, flow.Filters, flow.Actions, run is null ? null : new(run.Slot, run.At, run.Looked, run.Fired, run.IsOver));
}

/// <summary>How far a look at an audience is.</summary>
/// <param name="Slot">The scheduled time, in the app's time zone.</param>
/// <param name="At">When it began.</param>
/// <param name="Looked">Users who were looked at.</param>
/// <param name="Fired">Users who belong to the audience.</param>
/// <param name="IsOver">Nobody is left.</param>
public sealed record AudienceView(string Slot, DateTimeOffset At, long Looked, long Fired, bool IsOver);
