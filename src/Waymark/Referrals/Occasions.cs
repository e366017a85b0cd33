namespace Waymark.Referrals;

/// <summary>Which occasion it is. Every arrival is at most one of them.</summary>
public static class Occasions
{
    /// <summary>How long a visitor of a web page may take to sign in and still come through the link.</summary>
    public static readonly TimeSpan WebSession = TimeSpan.FromMinutes(30);

    public static OccasionVerdict Of(AppArrival came)
    {
        if (came.IsNewInstall)
        {
            if (came.HasInstallReferral) return OccasionVerdict.Nothing("already_matched", "The install was matched with a link before; it is counted once.");
            if (came.IsDeviceKnown) return OccasionVerdict.Of(Occasion.AppReinstall, "A new install on a device that had the app before.");

            return came.IsUserKnownOnPlatform
                ? OccasionVerdict.Of(Occasion.AppReinstall, "A new install of a user who had the app on this platform before.")
                : OccasionVerdict.Of(Occasion.AppInstall, "A new install, and neither its device nor its user had the app before.");
        }

        if (came.CompletesInstall) return OccasionVerdict.Nothing("completes_install", "This open belongs to the install that the same link brought.");

        return came.IsClickTold
            ? OccasionVerdict.Nothing("already_told", "This install was opened through this click before.")
            : OccasionVerdict.Of(Occasion.AppOpen, "The app was there and was opened through the link.");
    }

    public static OccasionVerdict Of(WebArrival came)
    {
        if (!came.IsSignedIn) return OccasionVerdict.Nothing("not_signed_in", "Nobody is known before the visitor signs in.");
        if (came.SinceLink is not { } gap) return OccasionVerdict.Nothing("no_link_session", "The session did not begin with a link.");
        if (gap > WebSession) return OccasionVerdict.Nothing("session_over", "The visitor signed in more than 30 minutes after following the link.");

        if (came is { IsNewAccount: true, WasKnown: false, HasSignedUpBefore: false })
            return OccasionVerdict.Of(Occasion.WebSignUp, "The account was made in the session that the link began.");

        return came.IsClickTold
            ? OccasionVerdict.Nothing("already_told", "This user came through this click before.")
            : OccasionVerdict.Of(Occasion.WebOpen, "The account existed before the link was followed.");
    }

    public static OccasionVerdict Of(LinkVisit visit)
    {
        if (!visit.IsPerson) return OccasionVerdict.Nothing("not_a_person", "A preview, a robot or a look ahead is no click.");

        return visit.HasSender
            ? OccasionVerdict.Of(Occasion.LinkClick, "Somebody followed the invite.")
            : OccasionVerdict.Nothing("no_sender", "The link has no sender who could be told.");
    }
}
