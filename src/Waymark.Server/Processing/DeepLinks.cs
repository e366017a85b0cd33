using Waymark.Attribution;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Links;
using Waymark.Reports;
using Waymark.Server.Processing.Fraud;
using Waymark.Server.Processing.Referrals;

namespace Waymark.Server.Processing;

/// <summary>The app was opened by a link: perhaps it won a user back.</summary>
static class DeepLinks
{
    // Clients tell of one opening by init and by handle-deeplink, and repeat what got no answer.
    static readonly TimeSpan RetrySpan = TimeSpan.FromSeconds(60);

    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install)
        {
            @case.Drop("no_install");
            return;
        }

        if (install.IsProvisional)
        {
            @case.Drop("not_opened_yet");
            return;
        }

        // Some clients bring the referrer along.
        var after = InstallArrivals.Late(@case, call, LateProof.Consider(@case, call, install));

        // E-mail providers wrap links; an app that followed the wrapper says what it found.
        if (call.Text("deeplink_url") is { } opened)
        {
            var url = WrappedLink.Unwrap(opened, call.Text("resolved_url"), @case.App);
            after = Openings.Apply(@case, call, Opened(@case, after, url), url);
        }

        if (after != install) @case.State.Save(after);
    }

    /// <summary>Old clients say that they have followed their deferred deep link: it is not handed out again.</summary>
    public static void Consumed(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install) @case.Drop("no_install");
        else if (!install.IsDeepLinkConsumed) @case.State.Save(install with { IsDeepLinkConsumed = true });
    }

    /// <returns>The install as it is after the link; saving it is the caller's.</returns>
    public static Install Opened(Case @case, Install install, string url)
    {
        if (LinkOpening.TouchOf(@case, install, url) is not { } touch) return install;

        if (!@case.State.Remember(@case.App.Id, Fingerprint.Of("opened", install.Id, url), @case.At, RetrySpan))
        {
            @case.Drop("repeat");
            return install;
        }

        var verdict = Comeback.Decide(@case.App, @case.Fact.ConfigurationVersion, install, touch, @case.Fact.Position, @case.At, around: Gathering.Around(@case, install));
        FraudLedger.Note(@case, install, verdict);
        if (verdict.Credit.IsOrganic) return install with { RefusedReengagement = verdict };

        install = install with { Reengagement = verdict, RefusedReengagement = null };
        @case.Emit(EventKind.Reengagement, new Happening
        {
            Install = install,
            Credit = verdict.Credit,
            Values = Json.Object(("deep_link", url), ("match_type", MatchNames.Of(verdict.MatchType))),
        });
        @case.Count(Measures.Reengagements, verdict.Credit, install.Platform);
        return install;
    }
}
