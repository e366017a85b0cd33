using Waymark.Sandbox.Amplitude;
using Waymark.Sandbox.Braze;
using Waymark.Sandbox.GoogleAnalytics;
using Waymark.Sandbox.Meta;
using Waymark.Sandbox.Mixpanel;
using Waymark.Sandbox.MParticle;
using Waymark.Sandbox.Networks;
using Waymark.Sandbox.PostHog;

namespace Waymark.Sandbox.Inbox;

/// <summary>Every stand-in with one desk. Adding one is a folder and a line here.</summary>
static class StandIns
{
    public static IReadOnlyList<StandIn> All { get; } =
    [
        BrazeStandIn.Entry,
        MetaStandIn.Entry,
        MParticleStandIn.Entry,
        MixpanelStandIn.Entry,
        AmplitudeStandIn.Entry,
        PostHogStandIn.Entry,
        GoogleAnalyticsStandIn.Entry,
        AsterStandIn.Entry,
        BorealStandIn.Entry,
    ];

    public static void MapStandIns(this IEndpointRouteBuilder routes)
    {
        foreach (var standIn in All)
        {
            var desk = Desk.Open(routes.ServiceProvider, standIn.BodyKept);
            standIn.Map(routes.MapGroup($"/{standIn.Name}"), desk);
            routes.MapDeskControls($"/{standIn.Name}-control", _ => desk);
        }
    }
}
