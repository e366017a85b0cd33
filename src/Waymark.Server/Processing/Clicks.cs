using System.Text.Json;
using Waymark.Attribution;
using Waymark.Reports;
using Waymark.Touches;

namespace Waymark.Server.Processing;

/// <summary>A click becomes a touch that later installs can find.</summary>
static class Clicks
{
    public static void Apply(Case @case)
    {
        if (JsonSerializer.Deserialize(@case.Fact.Body.Span, ClickJson.Default.Click) is not { } click)
        {
            @case.Drop("no_click");
            return;
        }

        var touch = ClickReading.Read(click, @case.App, @case.Fact.Position, @case.At, @case.Fact.Address);

        @case.CountTrait("click");
        @case.Count(Measures.Clicks, Candidates.CreditOf(touch), touch.Platform);

        // Last, because touches are kept even when the rest of the fact is not.
        @case.Touches.Add(touch);
    }
}
