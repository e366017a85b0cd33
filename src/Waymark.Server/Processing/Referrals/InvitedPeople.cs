using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Reports;

namespace Waymark.Server.Processing.Referrals;

/// <summary>What people do whom an invite brought, in the daily figures.</summary>
static class InvitedPeople
{
    /// <returns>The referral that brought an install through an invite and counts in reports; null when none did.</returns>
    public static Referral? Brought(Case @case, Install install) =>
        install.Referral is not null && InstallArrivals.OfInstall(@case, install) is { Referrer: not null } referral && ReferralMeasures.Counts(referral) ? referral : null;

    /// <summary>An install turns out to have been brought by an invite.</summary>
    public static void Arrived(Case @case, Referral referral, Install install)
    {
        if (referral.Referrer is null || !ReferralMeasures.Counts(referral)) return;

        if (install.Verdict is { } verdict)
            @case.State.Add(KeyOf(@case, ReferralMeasures.FirstOpens, AppCalendar.DayOf(@case.App, verdict.At), install.Platform), new Figure(1, 0));

        // The code may be typed after the account was made.
        if (install.UserId is { } user && @case.State.FindUser(@case.App.Id, user)?.SignedUpAt >= install.OpenedAt) ReferralFigures.CountSignUp(@case, referral, user);
    }

    public static void SignedUp(Case @case, Install? install, string user)
    {
        if (install is not null && Brought(@case, install) is { } referral) ReferralFigures.CountSignUp(@case, referral, user);
    }

    /// <summary>Each person counts once for each of the app's events.</summary>
    public static void Did(Case @case, Install? install, string name)
    {
        if (install is null || Brought(@case, install) is not { } referral) return;

        if (@case.State.Remember(@case.App.Id, Fingerprint.Of("invite-event", install.Id, name), @case.At))
            ReferralFigures.Count(@case, referral, ReferralMeasures.Event(name), @case.At);
    }

    /// <summary>Of no campaign: what these figures are compared with has the same days and platforms.</summary>
    public static RollupKey KeyOf(Case @case, string measure, DateOnly day, Platform platform, string name = "") => new(@case.App.Id, day, measure, name, "", "", platform);
}
