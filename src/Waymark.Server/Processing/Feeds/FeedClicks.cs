using System.Globalization;
using Waymark.Attribution;
using Waymark.Events;
using Waymark.Feeds;
using Waymark.Reports;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Processing.Feeds;

/// <summary>Somebody followed a message or link of the owner's own: a touch that may have won them back.</summary>
static class FeedClicks
{
    // One click is told twice: as a click, and as the visit that it led to.
    static readonly TimeSpan SameClick = TimeSpan.FromMinutes(10);

    public static void Apply(Case @case, Told told)
    {
        var at = told.Event.At;
        var id = string.Create(CultureInfo.InvariantCulture, $"feed-{@case.Fact.Position}-{told.Index}");

        if (told.Person.LatestInstall(@case) is not { IsProvisional: false } install || at < install.OpenedAt) return;
        if (OwnedClicks.Read(@case.App.Id, told.Feed.Partner, told.Event, id, @case.Fact.Position) is not { } touch) return;
        if (IsSame(install.Reengagement, touch, at) || IsSame(install.RefusedReengagement, touch, at)) return;

        var verdict = Comeback.Decide(
            @case.App, @case.Fact.ConfigurationVersion, install, touch, @case.Fact.Position, at, MatchType.OwnedMedia);

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
            UserId = told.Person.UserId,
            At = at,
            Credit = verdict.Credit,
            Values = Json.Object(("deep_link", touch.DeepLink), ("match_type", MatchNames.Of(verdict.MatchType)), ("event", told.Event.Name)),
        });

        var day = AppCalendar.DayOf(@case.App, at);
        @case.State.Add(@case.KeyOf(Measures.Reengagements, day, verdict.Credit, install.Platform), new Figure(1, 0));
    }

    static bool IsSame(Verdict? last, Touches.Touch touch, DateTimeOffset at) =>
        last is { Candidates: [var candidate] } && candidate.MatchType == MatchType.OwnedMedia
        && candidate.CampaignId == touch.CampaignId && (at - last.At).Duration() < SameClick;
}
