using Waymark.Devices;
using Waymark.Facts;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>
/// Visitors of web pages that a link led to. Every event of a link session carries <c>session_id</c> and the page's address as
/// <c>link_url</c>, with the click in it; the event of type <c>identify</c> adds <c>user_id</c> and, for an account that was just made,
/// <c>is_new_user</c>. Anonymous visitors produce nothing until they sign in within half an hour.
/// </summary>
static class WebArrivals
{
    const string Identify = "identify";

    public static void Apply(Case @case, DeviceCall call)
    {
        var url = call.Text("link_url") ?? call.Text("url");
        if (url is null || !@case.State.HasLinks(@case.App.Id) || KnownLinks.Opened(@case, url) is not { } clue) return;

        var session = Fingerprint.Of("link-session", call.Text("session_id") ?? "", clue.ClickId ?? url);
        var before = @case.State.Remembered(@case.App.Id, session);
        @case.State.Remember(@case.App.Id, session, @case.At, TimeSpan.Zero);

        if (Identify.Equals(call.Text("event_type") ?? call.Text("type"), StringComparison.Ordinal) && call.UserId is { } userId)
            Come(@case, call, clue, userId, before ?? clue.At);
    }

    static void Come(Case @case, DeviceCall call, LinkClue clue, string userId, DateTimeOffset lastSeenAt)
    {
        var match = ReferralMatch.Decide(Arrival.Open, @case.At, [clue], @case.App.Referrals);
        if (match.State != MatchState.Found) return;

        var signUp = Fingerprint.Of("web-sign-up", userId);
        var through = Fingerprint.Of("web-open", userId, clue.ClickId ?? call.Text("session_id") ?? "");
        var occasion = Occasions.Of(new WebArrival
        {
            IsSignedIn = true,
            SinceLink = @case.At - lastSeenAt,
            IsNewAccount = YesOrNo.Read(call.Text("is_new_user")) == true,
            WasKnown = @case.State.FindUser(@case.App.Id, userId) is { SignedUpAt: { } signedUpAt } && signedUpAt < clue.At,
            HasSignedUpBefore = @case.State.Remembered(@case.App.Id, signUp) is not null,
            IsClickTold = @case.State.Remembered(@case.App.Id, through) is not null,
        });

        if (occasion.Occasion is not { } happened) return;

        // The click that made the account is told of: signing in again within it is no open.
        @case.State.Remember(@case.App.Id, through, @case.At);
        if (happened == Occasion.WebSignUp) @case.State.Remember(@case.App.Id, signUp, @case.At);

        Bookings.Book(@case, happened, new Coming(occasion, match) { Referred = Person.User(userId), Platform = Platform.Web });
    }
}
