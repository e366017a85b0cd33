using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Server.Processing.Reading;

/// <summary>A click as its body and the app's configuration tell it.</summary>
/// <param name="Click">Who followed which link.</param>
/// <param name="Link">That link; null when it is none.</param>
/// <param name="Touch">The touch that it is, unless the state knows a smart link of that address.</param>
sealed record SaidClick(Click Click, LinkAddress? Link, Touch Touch)
{
    /// <returns>Null when the body is none.</returns>
    public static SaidClick? Read(Fact fact, App app)
    {
        if (JsonSerializer.Deserialize(fact.Body.Span, ClickJson.Default.Click) is not { } click) return null;

        var link = LinkAddress.Read(click.Url, app);
        return new(click, link, ClickReading.Read(click, link, app, fact));
    }
}
