using Waymark.Links;
using Waymark.Referrals;
using Waymark.Touches;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Somebody followed an invite: its sender hears of it. Staff's links have nobody who could.</summary>
static class InviteClicks
{
    public static void Apply(Case @case, Click click, Touch touch)
    {
        if (touch.LinkToken is null || touch.Refused is not null) return;

        var clue = KnownLinks.Clicked(@case, ClueKind.Link, touch);
        if (clue.Link is not { } link) return;

        var occasion = Occasions.Of(new LinkVisit(link.Sender is not null, ClickReading.VisitorOf(click).Robot == Robot.None));
        if (occasion.Occasion is not { } happened) return;

        var match = new LinkMatch { State = MatchState.Found, Reason = "click", Winner = clue };
        var coming = new Coming(occasion, match) { Platform = touch.Platform, Country = VisitorCountry.Of(touch.Country, click.AcceptLanguage) };
        ReferralFigures.CountVisitor(@case, Bookings.Book(@case, happened, coming), touch);
    }
}
