using Waymark.Attribution;
using Waymark.Attribution.Networks;
using Waymark.Devices;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing.Networks;

/// <summary>Keeps with each claim what became of it, and the figures in step.</summary>
static class ClaimOutcomes
{
    /// <summary>After a decision: which claims took part and how they came out, and by which clicks later ones will find the install.</summary>
    public static void Note(Case @case, Install install, Evidence evidence)
    {
        if (@case.App.Networks.Count == 0) return;

        foreach (var key in ClaimKeys.OfClicks(ClaimGathering.TouchesOf(evidence)))
            @case.State.Link(@case.App.Id, key, install.Id, @case.At);

        foreach (var claim in evidence.Claims.Select(claim => claim.Received))
            Move(@case, claim, claim with { InstallId = install.Id, Standing = StandingOf(install, claim) });
    }

    public static void Move(Case @case, ReceivedClaim before, ReceivedClaim after)
    {
        if (before == after) return;

        @case.State.Networks.Save(after);
        if (before.Standing == after.Standing) return;

        Count(@case, Measures.NetworkClaims, before.Source, ClaimStandings.NameOf(before.Standing), before.At, -1);
        Count(@case, Measures.NetworkClaims, after.Source, ClaimStandings.NameOf(after.Standing), after.At, 1);
    }

    /// <summary>On the day it came, so that what became of it can be taken back.</summary>
    public static void Count(Case @case, string measure, string source, string name, DateTimeOffset at, long count) =>
        @case.State.Add(new RollupKey(@case.App.Id, AppCalendar.DayOf(@case.App, at), measure, name, source, "", Platform.Unknown), new Figure(count, 0));

    static ClaimStanding StandingOf(Install install, ReceivedClaim claim) =>
        install.Verdict?.Candidates.FirstOrDefault(candidate => candidate.TouchId == claim.TouchId)?.Standing switch
        {
            Standing.Won => ClaimStanding.Won,
            Standing.Rejected => ClaimStanding.Rejected,
            _ => ClaimStanding.Contributed,
        };
}
