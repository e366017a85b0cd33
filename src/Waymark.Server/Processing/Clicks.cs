using System.Text.Json;
using Waymark.Events;
using Waymark.Reports;
using Waymark.Touches;

namespace Waymark.Server.Processing;

/// <summary>A click becomes a touch that later installs can find.</summary>
static class Clicks
{
    public static void Apply(Case @case)
    {
        if (JsonSerializer.Deserialize(@case.Fact.Body.Span, ClickJson.Default.Click) is not { } click) return;

        var touch = ClickReading.Read(click, @case.App, @case.Fact.Position, @case.At, @case.Fact.Address);
        @case.Touches.Add(touch);
        @case.CountTrait("click");
        @case.Count(
            Measures.Clicks,
            new Credit { Source = touch.Source ?? "", CampaignId = touch.CampaignId, Campaign = touch.Campaign },
            touch.Platform);
    }
}
