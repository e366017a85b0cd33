using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Installs;
using Waymark.Privacy;

namespace Waymark.Server.Processing.Networks;

/// <summary>An install whose advertising id may be used is asked about at every network that answers questions, once.</summary>
static class NetworkQuestions
{
    public static void Note(Case @case, Install install)
    {
        if (!@case.App.Networks.Any(network => network.IsAsked) || IdOf(@case, install) is not { } id) return;

        // Of an install that is older than this no answer would change anything.
        var openedAt = install.OpenedAt ?? @case.At;
        if (ClaimArrivals.IsTooLate(@case, openedAt)) return;

        foreach (var network in @case.App.Networks.Where(network => network.IsAsked && MayHear(@case, install, network)))
        {
            if (@case.State.Networks.FindQuestion(@case.App.Id, install.Id, network.Id) is not null) continue;

            @case.State.Networks.Save(new NetworkQuestion
            {
                App = @case.App.Id,
                InstallId = install.Id,
                Network = network.Id,
                At = @case.At,
                DeviceId = id.Id,
                DeviceIdType = id.Type,
                InstalledAt = openedAt,
            });
        }
    }

    // An id that the person keeps to themselves is all zeros, and was never read.
    static (string Id, string Type)? IdOf(Case @case, Install install) => install switch
    {
        _ when SignalRules.AgainstAdvertisingId(@case.App.Privacy, install.Device, install.Consent, install.Sharing?.OptedOut == true) is not null => null,
        { Device.Gaid: { } gaid } => (gaid, "gaid"),
        { Device.Idfa: { } idfa } => (idfa, "idfa"),
        _ => null,
    };

    static bool MayHear(Case @case, Install install, AdNetwork network)
    {
        var user = install.UserId is { } id ? @case.State.FindUser(@case.App.Id, id) : null;

        return new[] { install.Sharing, user?.Sharing }.OfType<Sharing>()
            .All(sharing => !sharing.OptedOut && !sharing.Blocks(network.Id) && !sharing.Blocks(network.Code));
    }
}
