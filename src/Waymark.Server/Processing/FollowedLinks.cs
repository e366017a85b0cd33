using Waymark.Apps;
using Waymark.Links;
using Waymark.Server.Processing.Reading;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Server.Processing;

/// <summary>Links as they were when they were followed: smart links are in the state, and campaigns in the configuration go first.</summary>
static class FollowedLinks
{
    /// <returns>Null when the text is no absolute URL.</returns>
    public static LinkAddress? Read(Case @case, string url) => LinkAddress.Read(url, @case.App) is { } link ? Known(@case, link) : null;

    /// <returns>The touch that a click is.</returns>
    public static Touch Clicked(Case @case, SaidClick said)
    {
        var link = said.Link is null ? null : Known(@case, said.Link);
        var touch = ReferenceEquals(link, said.Link) ? said.Touch : ClickReading.Read(said.Click, link, @case.App, @case.Fact);
        return Judged(@case, link, touch, said.Click.Signature);
    }

    static LinkAddress Known(Case @case, LinkAddress link) =>
        LinkToken.In(link, @case.App) is { } token && @case.State.FindLink(@case.App.Id, token) is { } smart ? link.As(smart) : link;

    /// <summary>Marks a touch whose link may not earn at that moment.</summary>
    public static Touch Judged(Case @case, LinkAddress? link, Touch touch)
    {
        if (link?.SmartLink is not { } smart) return touch;

        var clicks = smart.ClickLimit is null ? 0 : @case.State.LinkClicks(@case.App.Id, smart.Token);
        var standing = LinkStanding.Of(smart, @case.At, clicks);
        return standing.Earns ? touch : touch.With(Touch.RefusedParameter, standing.Name);
    }

    // A click may have to be signed.
    static Touch Judged(Case @case, LinkAddress? link, Touch touch, string? signature)
    {
        if (link is not null && ClickSignature.ModeOf(@case.App, link) is not SigningMode.Off and var mode)
        {
            touch = touch.With(ClickSignature.Parameter, signature ?? ClickSignature.Missing);
            if (ClickSignature.RefusalOf(signature, mode) is { } refused) return touch.With(Touch.RefusedParameter, refused);
        }

        return Judged(@case, link, touch);
    }
}
