using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Remembers from which addresses installs were used, so that a friend behind the sender's own address can be told.</summary>
static class Whereabouts
{
    /// <summary>Only apps with links have senders; making the first invite counts too.</summary>
    public static void Note(Case @case, Install install)
    {
        if (@case.Fact.Kind is not (FactKind.Init or FactKind.Invite or FactKind.InviteSent) || @case.Fact.MatchKey is not { } address) return;

        if (@case.Fact.Kind != FactKind.Init || @case.State.HasLinks(@case.App.Id))
            @case.State.Link(@case.App.Id, DeviceKey.OfWhereabouts(address), install.Id, @case.At);
    }

    /// <returns>Whether one of these installs was used from the address, or first opened there.</returns>
    public static bool WereAt(Case @case, IReadOnlyList<string> installs, string address, DateTimeOffset since) =>
        @case.State.InstallsOf(@case.App.Id, DeviceKey.OfWhereabouts(address), since).Any(installs.Contains)
        || @case.State.InstallsOf(@case.App.Id, DeviceKey.OfAddress(address), since).Any(installs.Contains);
}
