using Waymark.Links;
using Waymark.Referrals;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Looks up the links that clues speak of.</summary>
static class KnownLinks
{
    /// <returns>What an opened URL says; null when it is no smart link's and carries no click of one.</returns>
    public static LinkClue? Opened(Case @case, string url)
    {
        if (LinkAddress.Read(url, @case.App) is not { } address) return null;

        var click = address.Query.Find(ClickId.Parameter) is { } id ? Click(@case, id) : null;
        var token = LinkToken.In(address, @case.App);

        // A page that a link led to has an address of its own, and the click in it.
        if (click?.LinkToken is { } clicked && (token is null || token == clicked || @case.State.FindLink(@case.App.Id, token) is null))
            return Clicked(@case, ClueKind.Link, click) with { Url = token == clicked ? url : click.Url };

        if (token is null || @case.State.FindLink(@case.App.Id, token) is not { } link) return null;

        return new LinkClue { Kind = ClueKind.Link, Said = token, Link = link, At = @case.At, Url = url, Refused = RefusalOf(link, @case.At) };
    }

    /// <returns>What a click says that is known to have followed a smart link.</returns>
    public static LinkClue Clicked(Case @case, ClueKind kind, Touch click) => new()
    {
        Kind = kind,
        Said = click.LinkToken!,
        Link = @case.State.FindLink(@case.App.Id, click.LinkToken!),
        At = click.At,
        ClickId = click.ClickId,
        Url = click.Url,
        Address = click.Address,
        Refused = click.Refused,
    };

    public static LinkClue Given(Case @case, string token) => Said(@case, ClueKind.Token, token, @case.State.FindLink(@case.App.Id, token));

    public static LinkClue Typed(Case @case, string code) =>
        Said(@case, ClueKind.Code, code, LinkCode.Read(code) is { } read ? @case.State.FindLinkByCode(@case.App.Id, read) : null);

    /// <returns>A click that was recorded before the fact; null when there is none.</returns>
    public static Touch? Click(Case @case, string clickId) =>
        @case.Touches.Find(@case.App.Id, clickId) is { } touch && touch.Position < @case.Fact.Position ? touch : null;

    static LinkClue Said(Case @case, ClueKind kind, string said, SmartLink? link) => new()
    {
        Kind = kind, Said = said, Link = link, At = @case.At, Refused = link is null ? null : RefusalOf(link, @case.At),
    };

    // Only clicks count towards a limit, and each of them carries its own standing.
    static string? RefusalOf(SmartLink link, DateTimeOffset at) => LinkStanding.Of(link, at, clicks: -1) is { Earns: false } standing ? standing.Name : null;
}
