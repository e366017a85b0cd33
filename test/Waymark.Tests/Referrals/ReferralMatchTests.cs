using Waymark.Apps;
using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Tests.Referrals;

public sealed class ReferralMatchTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    static readonly ReferralSettings Usual = new();

    [Theory]
    [InlineData(ClueKind.Link, ClueKind.StoreReferrer)]
    [InlineData(ClueKind.StoreReferrer, ClueKind.Token)]
    [InlineData(ClueKind.Token, ClueKind.Code)]
    [InlineData(ClueKind.Code, ClueKind.Probabilistic)]
    public void The_stronger_kind_of_clue_wins_even_when_it_is_older(ClueKind stronger, ClueKind weaker)
    {
        var match = Decide(Clue(weaker, "weak", minutes: 1), Clue(stronger, "strong", minutes: 30));

        (match.State, match.Reason).ShouldBe((MatchState.Found, ClueNames.Of(stronger)));
        match.Winner.ShouldNotBeNull().Said.ShouldBe("strong");
        match.Clues.Select(clue => clue.Reason).ShouldBe(["won", "weaker"]);
    }

    [Fact]
    public void Inside_a_kind_the_newest_click_wins()
    {
        var match = Decide(Clue(ClueKind.StoreReferrer, "old", minutes: 60), Clue(ClueKind.StoreReferrer, "new", minutes: 5));

        match.Winner.ShouldNotBeNull().Said.ShouldBe("new");
        match.Clues.Select(clue => clue.Reason).ShouldBe(["won", "older"]);
    }

    [Fact]
    public void Of_two_at_the_same_moment_the_invite_goes_first()
    {
        var match = Decide(Clue(ClueKind.Link, "a-smart-link", minutes: 5), Clue(ClueKind.Link, "z-invite", minutes: 5, sender: "anna"));

        match.Winner.ShouldNotBeNull().Said.ShouldBe("z-invite");
        match.Clues[1].Because.ShouldContain("an invite goes first");
    }

    [Fact]
    public void Of_two_that_are_alike_the_token_decides_whatever_their_order()
    {
        LinkClue[] clues = [Clue(ClueKind.Link, "b", minutes: 5), Clue(ClueKind.Link, "a", minutes: 5)];

        Decide(clues).Winner.ShouldNotBeNull().Said.ShouldBe("a");
        Decide([.. clues.Reverse()]).Winner.ShouldNotBeNull().Said.ShouldBe("a");
    }

    [Theory]
    [InlineData(Arrival.Install, ClueKind.StoreReferrer, 7 * 24 * 60, true)]
    [InlineData(Arrival.Install, ClueKind.StoreReferrer, (7 * 24 * 60) + 1, false)]
    [InlineData(Arrival.Install, ClueKind.Token, (7 * 24 * 60) + 1, false)]
    [InlineData(Arrival.Install, ClueKind.Code, 90 * 24 * 60, true)]
    [InlineData(Arrival.Install, ClueKind.Probabilistic, 120, true)]
    [InlineData(Arrival.Install, ClueKind.Probabilistic, 121, false)]
    [InlineData(Arrival.Open, ClueKind.Link, 24 * 60, true)]
    [InlineData(Arrival.Open, ClueKind.Link, (24 * 60) + 1, false)]
    public void A_click_counts_up_to_the_end_of_its_window(Arrival arrival, ClueKind kind, int minutes, bool counts)
    {
        var match = ReferralMatch.Decide(arrival, Noon, [Clue(kind, "t", minutes)], Usual);

        (match.State == MatchState.Found).ShouldBe(counts);
        if (!counts) match.Reason.ShouldBe("outside_window");
    }

    [Fact]
    public void Windows_are_settings()
    {
        var settings = new ReferralSettings { InstallDays = 30, OpenHours = 1, ProbabilisticMinutes = 5 };

        ReferralMatch.Decide(Arrival.Install, Noon, [Clue(ClueKind.Link, "t", 29 * 24 * 60)], settings).State.ShouldBe(MatchState.Found);
        ReferralMatch.Decide(Arrival.Open, Noon, [Clue(ClueKind.Link, "t", 61)], settings).Reason.ShouldBe("outside_window");
        ReferralMatch.Decide(Arrival.Install, Noon, [Clue(ClueKind.Probabilistic, "t", 6)], settings).Reason.ShouldBe("outside_window");
    }

    [Fact]
    public void Opens_are_never_guessed_about()
    {
        var match = ReferralMatch.Decide(Arrival.Open, Noon, [Clue(ClueKind.Probabilistic, "t", 1)], Usual);

        (match.State, match.Reason).ShouldBe((MatchState.NotFound, "not_for_opens"));
    }

    [Fact]
    public void Guessing_can_be_switched_off() =>
        ReferralMatch.Decide(Arrival.Install, Noon, [Clue(ClueKind.Probabilistic, "t", 1)], new() { Probabilistic = false }).Reason.ShouldBe("probabilistic_off");

    [Fact]
    public void A_guess_that_something_speaks_against_is_none()
    {
        var match = Decide(Clue(ClueKind.Probabilistic, "t", 1) with { Objection = "another model." });

        (match.State, match.Reason).ShouldBe((MatchState.NotFound, "not_likely"));
        match.Clues.ShouldHaveSingleItem().Because.ShouldContain("another model.");
    }

    [Theory]
    [InlineData("archived")]
    [InlineData("expired")]
    [InlineData("click_limit")]
    public void A_link_that_earns_nothing_any_more_lets_the_next_one_win(string refused)
    {
        var match = Decide(Clue(ClueKind.Link, "gone", 1) with { Refused = refused }, Clue(ClueKind.StoreReferrer, "there", 2));

        match.Winner.ShouldNotBeNull().Said.ShouldBe("there");
        match.Clues[1].Reason.ShouldBe(refused);
        Decide(Clue(ClueKind.Link, "gone", 1) with { Refused = refused }).Reason.ShouldBe(refused);
    }

    [Theory]
    [InlineData(ClueKind.Token, MatchState.Error)]
    [InlineData(ClueKind.Code, MatchState.Error)]
    [InlineData(ClueKind.StoreReferrer, MatchState.NotFound)]
    public void What_names_no_link_is_an_error_where_the_app_said_it(ClueKind kind, MatchState state)
    {
        var match = Decide(Clue(kind, "nonsense", 1) with { Link = null });

        (match.State, match.Reason).ShouldBe((state, "unknown_link"));
    }

    [Fact]
    public void Without_clues_there_is_no_link()
    {
        var match = Decide();

        (match.State, match.Reason, match.Winner).ShouldBe((MatchState.NotFound, "no_link", null));
    }

    [Fact]
    public void Only_a_guess_is_not_guaranteed()
    {
        foreach (var kind in Enum.GetValues<ClueKind>())
            Clue(kind, "t", 1).IsGuaranteed.ShouldBe(kind != ClueKind.Probabilistic);
    }

    [Fact]
    public void The_winner_says_which_click_it_was()
    {
        var match = Decide(Clue(ClueKind.StoreReferrer, "t", 90, sender: "anna") with { ClickId = "click-1" });

        match.Clues.ShouldHaveSingleItem().Because.ShouldBe("The store's referrer decides: the invite t, clicked 1.5 h before (click-1).");
    }

    static LinkMatch Decide(params IReadOnlyList<LinkClue> clues) => ReferralMatch.Decide(Arrival.Install, Noon, clues, Usual);

    static LinkClue Clue(ClueKind kind, string token, int minutes, string? sender = null) => new()
    {
        Kind = kind,
        Said = token,
        At = Noon.AddMinutes(-minutes),
        Link = new SmartLink { App = "shop", Token = token, Sender = sender is null ? null : Person.User(sender) },
    };
}
