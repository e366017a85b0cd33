using System.Globalization;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Server.Processing.Flows;

/// <summary>Goes through the users for flows with an audience. One piece is small, so that nobody waits for a million users.</summary>
static class Audiences
{
    public const int UsersAtOnce = 1_000;

    /// <param name="case">The tick's fact.</param>
    /// <param name="tick">Which hour, and which part of its work.</param>
    /// <param name="lastHour">The hour told before; null when this is the first.</param>
    /// <returns>Whether users are left.</returns>
    public static bool Apply(Case @case, Tick tick, DateTimeOffset? lastHour)
    {
        var runs = @case.State.Flows.AudienceRuns(@case.App.Id).ToDictionary(run => run.Flow, StringComparer.Ordinal);
        var (budget, isMore) = (UsersAtOnce, false);

        foreach (var flow in @case.App.Reactions.Audiences)
        {
            var known = runs.GetValueOrDefault(flow.Id);
            var run = known is { IsOver: false } ? known : Begun(@case, flow, tick, known is null ? null : lastHour);
            if (run is null) continue;

            run = Continue(@case, flow, run, ref budget);
            @case.State.Flows.Save(run);
            isMore |= !run.IsOver;
        }

        return isMore;
    }

    // A time that was missed while the server was away is made up for; what lay before the flow's first hour is not.
    static AudienceRun? Begun(Case @case, Flow flow, Tick tick, DateTimeOffset? lastHour)
    {
        if (CronSchedule.Parse(flow.Trigger.Cron!).Schedule is not { } schedule) return null;

        var slot = schedule.Latest(lastHour ?? tick.Hour.AddHours(-1), tick.Hour, TimeZoneInfo.FindSystemTimeZoneById(@case.App.TimeZone));
        if (slot is not { } time || tick.Part > 0) return null;

        return new AudienceRun { App = @case.App.Id, Flow = flow.Id, At = @case.At, Slot = time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) };
    }

    static AudienceRun Continue(Case @case, Flow flow, AudienceRun run, ref int budget)
    {
        if (budget == 0) return run;

        var sources = FlowSources.Of(@case);
        var users = @case.State.Users(@case.App.Id, run.Cursor, budget);
        var isOver = users.Count < budget;
        budget -= users.Count;

        foreach (var user in users)
        {
            var isOne = Look(@case, sources, flow, run, user);
            run = run with { Cursor = user.Id, Looked = run.Looked + 1, Fired = run.Fired + (isOne ? 1 : 0) };
        }

        return run with { IsOver = isOver };
    }

    static bool Look(Case @case, FlowSources sources, Flow flow, AudienceRun run, User user)
    {
        var person = Person.User(user.Id);
        var moment = new FlowMoment { Trigger = $"audience {run.Slot}", At = @case.At, Person = sources.PersonWith(person) };

        if (AudienceCheck.Objection(flow.Trigger.Audience!, moment, name => @case.State.Flows.HasDone(@case.App.Id, person, name)) is not null) return false;

        FlowRuns.Run(@case, sources, flow, moment);
        return true;
    }
}
