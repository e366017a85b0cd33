using Waymark.Attribution;
using Waymark.Attribution.Networks;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Server.Processing.Networks;

/// <summary>Finds what networks claim about an install.</summary>
static class ClaimGathering
{
    /// <param name="case">The fact.</param>
    /// <param name="install">With all that is known of its device.</param>
    /// <param name="proof">What is known besides.</param>
    public static IReadOnlyList<ClaimEvidence> Of(Case @case, Install install, Evidence proof)
    {
        var networks = @case.App.Networks.Where(network => network.Active).Select(network => network.Id).ToHashSet(StringComparer.Ordinal);
        if (networks.Count == 0) return [];

        // A click after this open waits for the next install of the device.
        var waiting = @case.State.Networks.ClaimsByKey(@case.App.Id, ClaimKeys.Of(install.Device, TouchesOf(proof)))
            .Where(claim => claim is { InstallId: null, Standing: ClaimStanding.Waiting } && claim.Claim.At <= proof.At);
        var told = @case.State.Networks.ClaimsOfInstall(@case.App.Id, install.Id).Where(claim => claim.Standing != ClaimStanding.Late);

        return
        [
            .. waiting.Concat(told)
                .Where(claim => networks.Contains(claim.Network))
                .OrderBy(claim => claim.Position)
                .Select(claim => new ClaimEvidence(claim, ClickedSource(@case, claim))),
        ];
    }

    /// <summary>The clicks that are proved to be the device's own.</summary>
    public static IEnumerable<Touch> TouchesOf(Evidence evidence) => new[] { evidence.ByReferrer, evidence.ByLink }.OfType<Touch>().Concat(evidence.ByDeviceId);

    static string? ClickedSource(Case @case, ReceivedClaim claim) => claim.Claim.ClickId is { } id
        && @case.Touches.Find(@case.App.Id, id) is { } touch && touch.Position < @case.Fact.Position
            ? touch.CreditedSource
            : null;
}
