using Waymark.Attribution;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>A new install: perhaps a link or invite brought it. An answer of its own beside attribution.</summary>
static class InstallArrivals
{
    /// <param name="case">The fact of the first open.</param>
    /// <param name="call">What it says.</param>
    /// <param name="install">The install, saved; saving it again is done here.</param>
    /// <param name="evidence">What attribution looked at.</param>
    /// <param name="earlier">The same device's install before; null when there was none.</param>
    public static void Apply(Case @case, DeviceCall call, Install install, Evidence evidence, Install? earlier)
    {
        if (!@case.State.HasLinks(@case.App.Id)) return;

        LinkClue[] clues = [.. Clues(@case, call, evidence)];
        if (clues.Length == 0) return;

        @case.State.Save(Decide(@case, call, install, clues, earlier));
    }

    /// <summary>Proof that comes after the first open: an install that no link was found for gets another chance.</summary>
    /// <returns>The install with what was decided; saving it is the caller's.</returns>
    public static Install Late(Case @case, DeviceCall call, Install install)
    {
        if (install is not { OpenedAt: { } openedAt, Verdict: not { IsBlocked: true }, Referral: null or { Referral: null } } || @case.At - openedAt > LateProof.SettlesAfter) return install;
        if (!@case.State.HasLinks(@case.App.Id) || ByReferrer(@case, Referrer.Read(Gathering.ReferrerOf(call))) is not { } clue) return install;

        return Decide(@case, call, install, [clue], DeviceLinks.Earlier(@case, install));
    }

    /// <returns>The install with what was decided; saving it is the caller's.</returns>
    public static Install Decide(Case @case, DeviceCall call, Install install, IReadOnlyList<LinkClue> clues, Install? earlier)
    {
        var match = ReferralMatch.Decide(Arrival.Install, install.OpenedAt ?? @case.At, clues, @case.App.Referrals);
        if (match.State != MatchState.Found) return install with { Referral = Outcomes.Without(@case, match) };

        var user = install.UserId ?? call.UserId;
        var occasion = Occasions.Of(new AppArrival
        {
            IsNewInstall = true,
            IsDeviceKnown = earlier is not null,
            IsUserKnownOnPlatform = user is not null && HadTheApp(@case, user, install),
            HasInstallReferral = OfInstall(@case, install) is not null,
        });

        if (occasion.Occasion is not { } happened) return install with { Referral = Outcomes.Without(@case, match, occasion) };

        var referral = Bookings.Book(@case, happened, new Coming(occasion, match)
        {
            Install = install,
            Earlier = earlier,
            Call = call,
            Referred = Person.Of(install.UserId, install.Id),
        });

        return install with { Referral = Outcomes.Of(@case, referral) };
    }

    /// <returns>The referral that the install or reinstall itself made; null when none did.</returns>
    public static Referral? OfInstall(Case @case, Install install) => @case.State.ReferralsOfInstall(@case.App.Id, install.Id, most: 50)
        .FirstOrDefault(referral => referral.Occasion is Occasion.AppInstall or Occasion.AppReinstall);

    static IEnumerable<LinkClue> Clues(Case @case, DeviceCall call, Evidence evidence)
    {
        if (call.Text("link") is { } url && KnownLinks.Opened(@case, url) is { } opened) yield return opened;

        if (evidence.ByReferrer is { LinkToken: not null } click) yield return KnownLinks.Clicked(@case, ClueKind.StoreReferrer, click);

        foreach (var (touch, objection) in LikelyLinks.Among(evidence))
            yield return KnownLinks.Clicked(@case, ClueKind.Probabilistic, touch) with { Objection = objection };
    }

    static LinkClue? ByReferrer(Case @case, ReferrerReading referrer) =>
        referrer is ReferrerReading.ClickId { Id: var id } && KnownLinks.Click(@case, id) is { LinkToken: not null } click
            ? KnownLinks.Clicked(@case, ClueKind.StoreReferrer, click)
            : null;

    static bool HadTheApp(Case @case, string userId, Install install) => @case.State.FindUser(@case.App.Id, userId) is { } user
        && user.InstallIds.Any(id => id != install.Id && @case.State.FindInstall(@case.App.Id, id)?.Platform == install.Platform);
}
