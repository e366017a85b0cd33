using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>
/// An app gives what its user typed, or a token that it got elsewhere: <c>{ install_instance_id, link_token | code }</c>. It may come
/// some days after the install, and then still says what brought it.
/// </summary>
static class GivenLinks
{
    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.InstallOf(@case, Presence.Note(@case, call), call.UserId) is not { } install)
        {
            @case.Drop("no_install");
            return;
        }

        if (install.IsProvisional)
        {
            @case.Drop("not_opened_yet");
            return;
        }

        if (ClueOf(@case, call) is not { } clue)
        {
            @case.Drop("no_link_given");
            return;
        }

        @case.State.Save(Decide(@case, call, install, clue));
    }

    static LinkClue? ClueOf(Case @case, DeviceCall call) =>
        call.Text("link_token") is { } token ? KnownLinks.Given(@case, token)
        : call.Text("code") is { } code ? KnownLinks.Typed(@case, code)
        : null;

    static Install Decide(Case @case, DeviceCall call, Install install, LinkClue clue)
    {
        if (InstallArrivals.OfInstall(@case, install) is { } brought)
            return Answer(@case, install, "already_matched", $"The install was matched with {brought.Link} before; it is counted once.");

        var age = @case.At - install.OpenedAt!.Value;

        if (age > TimeSpan.FromDays(@case.App.Referrals.InstallDays))
            return Answer(@case, install, "too_late", FormattableString.Invariant($"The app was installed {age.TotalDays:0.#} days before; {@case.App.Referrals.InstallDays} are allowed."));

        // What is given now cannot have been clicked later than the install.
        var decided = InstallArrivals.Decide(@case, call, install, [clue with { At = install.OpenedAt.Value }], DeviceLinks.Earlier(@case, install));
        var outcome = decided.Referral! with { ToldOn = @case.Fact.Position };

        return decided with { GivenLink = outcome, Referral = outcome.Referral is null ? install.Referral : outcome };
    }

    static Install Answer(Case @case, Install install, string reason, string because) => install with
    {
        GivenLink = new ReferralOutcome { State = MatchState.NotFound, Reason = reason, Fact = @case.Fact.Position, Explanation = [because] },
    };
}
