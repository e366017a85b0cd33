using Waymark.Attribution;
using Waymark.Attribution.Networks;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing.Networks;

/// <summary>A claim comes: before the install it waits, soon after it is weighed, later it is only recorded.</summary>
static class ClaimArrivals
{
    /// <param name="case">The fact.</param>
    /// <param name="installId">The install that the network was asked about; null when it spoke of its own accord.</param>
    /// <param name="claim">New.</param>
    public static void Take(Case @case, string? installId, ReceivedClaim claim)
    {
        ClaimOutcomes.Count(@case, Measures.NetworkClaims, claim.Source, ClaimStandings.NameOf(claim.Standing), claim.At, 1);

        var install = installId is null ? InstallOf(@case, claim) : @case.State.FindInstall(@case.App.Id, installId);
        claim = claim with { InstallId = install?.Id };
        @case.State.Networks.Save(claim);

        if (install is not { OpenedAt: { } openedAt }) return;

        if (IsTooLate(@case, openedAt))
        {
            ClaimOutcomes.Move(@case, claim, claim with { Standing = ClaimStanding.Late });
            ClaimOutcomes.Count(@case, Measures.LateClaims, claim.Source, "", claim.At, 1);
            return;
        }

        Weigh(@case, install);
    }

    /// <summary>Whether what a network says now of an install that was opened then changes nothing any more.</summary>
    public static bool IsTooLate(Case @case, DateTimeOffset openedAt) => @case.At - openedAt > TimeSpan.FromMinutes(@case.App.Attribution.ClaimSettlementMinutes);

    static void Weigh(Case @case, Install install)
    {
        using var call = DeviceCall.Read(@case.Fact.Body);
        var after = LateProof.Consider(@case, call, install);

        if (ReferenceEquals(after, install))
        {
            // It does not earn the install; that it helped, or why not, is part of the story.
            var evidence = LateProof.Gathered(@case, call, install);
            after = install with { Verdict = install.Verdict!.Beside(Judge.Decide(evidence)) };
            ClaimOutcomes.Note(@case, after, evidence);
        }

        @case.State.Save(after);
    }

    // The first that was opened after the click: an install that was there before cannot have come of it.
    static Install? InstallOf(Case @case, ReceivedClaim claim)
    {
        var keys = ClaimKeys.OfClicks(claim);
        if (claim.Claim.DeviceId is { } id) keys = keys.Concat(DeviceKey.OfAdvertisingId(id));

        return keys
            .SelectMany(key => @case.State.InstallsOf(@case.App.Id, key, DateTimeOffset.MinValue))
            .Distinct()
            .Select(found => @case.State.FindInstall(@case.App.Id, found))
            .Where(install => install?.OpenedAt >= claim.Claim.At)
            .OrderBy(install => install!.OpenedAt)
            .ThenBy(install => install!.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
