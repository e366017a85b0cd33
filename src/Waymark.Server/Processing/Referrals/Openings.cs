using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>An app that was there is opened through a link or invite.</summary>
static class Openings
{
    // Clients tell of one opening by init and by handle-deeplink, and repeat what got no answer.
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    // A fresh install is led where its link wanted to lead it, and says so as if it was opened by that link.
    static readonly TimeSpan FirstMoments = TimeSpan.FromMinutes(1);

    /// <returns>The install with what was decided; saving it is the caller's.</returns>
    public static Install Apply(Case @case, DeviceCall call, Install install, string url)
    {
        if (!@case.State.HasLinks(@case.App.Id) || KnownLinks.Opened(@case, url) is not { } clue) return install;

        if (@case.State.Remember(@case.App.Id, Fingerprint.Of("came", install.Id, url), @case.At, RetrySpan))
            install = Decide(@case, call, install, clue);

        return Outcomes.Told(@case, install);
    }

    static Install Decide(Case @case, DeviceCall call, Install install, LinkClue clue)
    {
        var brought = @case.At - install.OpenedAt < FirstMoments ? InstallArrivals.OfInstall(@case, install) : null;
        var match = ReferralMatch.Decide(Arrival.Open, @case.At, [clue], @case.App.Referrals);
        if (match.State != MatchState.Found) return install with { Referral = Outcomes.Without(@case, match) };

        var occasion = Occasions.Of(new AppArrival
        {
            CompletesInstall = brought?.Link == clue.Link!.Token && (clue.ClickId is null || clue.ClickId == brought.ClickId),
            IsClickTold = clue.ClickId is { } click && !@case.State.Remember(@case.App.Id, Fingerprint.Of("opened-through", install.Id, click), @case.At),
        });

        // What brought the install may still have to be told.
        if (occasion.Occasion is not { } happened) return brought is null ? install with { Referral = Outcomes.Without(@case, match, occasion) } : install;

        var referral = Bookings.Book(@case, happened, new Coming(occasion, match)
        {
            Install = install,
            Call = call,
            Referred = Person.Of(install.UserId, install.Id),
        });

        return install with { Referral = Outcomes.Of(@case, referral) };
    }
}
