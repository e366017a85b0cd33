using Waymark.Attribution;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing;

/// <summary>The app was opened by a link: perhaps it won a user back.</summary>
static class DeepLinks
{
    public static void Apply(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is { IsProvisional: false } install && call.Text("deeplink_url") is { } url)
            Opened(@case, install, url);
    }

    /// <summary>Old clients say that they have followed their deferred deep link: it is not handed out again.</summary>
    public static void Consumed(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is { IsDeepLinkConsumed: false } install)
            @case.State.Save(install with { IsDeepLinkConsumed = true });
    }

    public static void Opened(Case @case, Install install, string url)
    {
        if (LinkOpening.TouchOf(@case, install, url) is not { } touch) return;

        var verdict = Comeback.Decide(@case.App, @case.Fact.ConfigurationVersion, install, touch, @case.Fact.Position, @case.At);
        if (verdict.Credit.IsOrganic)
        {
            @case.State.Save(install with { RefusedReengagement = verdict });
            return;
        }

        install = install with { Reengagement = verdict, RefusedReengagement = null };
        @case.State.Save(install);
        @case.Emit(EventKind.Reengagement, new Happening
        {
            Install = install,
            Credit = verdict.Credit,
            Values = Json.Object(("deep_link", url), ("match_type", MatchNames.Of(verdict.MatchType))),
        });
        @case.Count(Measures.Reengagements, verdict.Credit, install.Platform);
    }
}
