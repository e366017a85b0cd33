using System.Globalization;
using Waymark.Apps;
using Waymark.Attribution;

namespace Waymark.Referrals;

/// <summary>
/// Which link brought somebody: the strongest kind of clue decides, inside it the newest; of equals, an invite. This is an answer of
/// its own beside attribution: a link may lead somebody rightly although another source earned the install.
/// </summary>
public static class ReferralMatch
{
    public static LinkMatch Decide(Arrival arrival, DateTimeOffset at, IReadOnlyList<LinkClue> clues, ReferralSettings settings)
    {
        var judged = clues.Select(clue => (Clue: clue, Objection: Objection(clue, arrival, at, settings))).ToList();
        var ranked = judged.Where(one => one.Objection is null).Select(one => one.Clue).Order(Comparer<LinkClue>.Create(Compare)).ToList();

        if (ranked is [])
            return NotFound(judged);

        var winner = ranked[0];
        JudgedClue[] all =
        [
            new(winner, "won", $"{Name(winner)} decides: {Earned(winner, at)}."),
            .. ranked.Skip(1).Select(clue => Loser(clue, winner)),
            .. judged.Where(one => one.Objection is not null).Select(one => new JudgedClue(one.Clue, one.Objection!.Value.Reason, one.Objection.Value.Because)),
        ];

        return new LinkMatch { State = MatchState.Found, Reason = ClueNames.Of(winner.Kind), Winner = winner, Clues = all };
    }

    static LinkMatch NotFound(List<(LinkClue Clue, (string Reason, string Because)? Objection)> judged)
    {
        // The strongest clue failed for the reason that is worth telling.
        var first = judged.OrderBy(one => one.Clue.Kind).ThenByDescending(one => one.Clue.At).FirstOrDefault();
        var reason = first.Objection?.Reason ?? "no_link";

        return new LinkMatch
        {
            State = reason == "unknown_link" && first.Clue.Kind is ClueKind.Token or ClueKind.Code ? MatchState.Error : MatchState.NotFound,
            Reason = reason,
            Clues = [.. judged.Select(one => new JudgedClue(one.Clue, one.Objection!.Value.Reason, one.Objection.Value.Because))],
        };
    }

    static (string Reason, string Because)? Objection(LinkClue clue, Arrival arrival, DateTimeOffset at, ReferralSettings settings)
    {
        var name = Name(clue);

        if (clue.Link is null)
            return ("unknown_link", $"{name} names {clue.Said}, and the app has no such link.");

        if (clue.Refused is { } refused)
            return (refused, $"{name} leads to {clue.Link.Token}, which earns nothing: {refused}.");

        if (clue.Kind == ClueKind.Probabilistic)
        {
            if (arrival == Arrival.Open) return ("not_for_opens", $"{name} is a guess, and opens are never guessed about.");
            if (!settings.Probabilistic) return ("probabilistic_off", $"{name} is a guess, and guessing is switched off.");
            if (clue.Objection is { } objection) return ("not_likely", $"{name} of {clue.Link.Token}: {objection}");
        }

        if (clue.Kind == ClueKind.Code) return null;

        var window = Window(clue, arrival, settings);
        var gap = at - clue.At;

        return gap <= window ? null : ("outside_window", $"{name} is {Checks.Span(gap)} old; {Limit(clue, arrival, settings)} are allowed.");
    }

    static TimeSpan Window(LinkClue clue, Arrival arrival, ReferralSettings settings) => (clue.Kind, arrival) switch
    {
        (ClueKind.Probabilistic, _) => TimeSpan.FromMinutes(settings.ProbabilisticMinutes),
        (_, Arrival.Open) => TimeSpan.FromHours(settings.OpenHours),
        _ => TimeSpan.FromDays(settings.InstallDays),
    };

    static string Limit(LinkClue clue, Arrival arrival, ReferralSettings settings) => (clue.Kind, arrival) switch
    {
        (ClueKind.Probabilistic, _) => string.Create(CultureInfo.InvariantCulture, $"{settings.ProbabilisticMinutes} min"),
        (_, Arrival.Open) => Checks.Hours(settings.OpenHours),
        _ => Checks.Days(settings.InstallDays),
    };

    // Negative: the first of the two wins.
    static int Compare(LinkClue one, LinkClue other) =>
        one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind)
        : one.At != other.At ? other.At.CompareTo(one.At)
        : one.IsInvite != other.IsInvite ? other.IsInvite.CompareTo(one.IsInvite)
        : string.CompareOrdinal(one.Link!.Token + one.ClickId, other.Link!.Token + other.ClickId);

    static JudgedClue Loser(LinkClue clue, LinkClue winner) =>
        clue.Kind != winner.Kind ? new(clue, "weaker", $"{Name(clue)} names {clue.Link!.Token}; {ClueNames.Words(winner.Kind)} is stronger.")
        : clue.At != winner.At ? new(clue, "older", $"{Name(clue)} names {clue.Link!.Token}, and is older.")
        : new(clue, "tie", $"{Name(clue)} names {clue.Link!.Token} at the same moment; {(winner.IsInvite && !clue.IsInvite ? "an invite goes first" : "the order of their tokens decides")}.");

    static string Name(LinkClue clue)
    {
        var words = ClueNames.Words(clue.Kind);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    static string Earned(LinkClue clue, DateTimeOffset at) =>
        $"{(clue.IsInvite ? "the invite" : "the smart link")} {clue.Link!.Token}"
        + (clue.ClickId is { } click ? $", clicked {Checks.Span(at - clue.At)} before ({click})" : "");
}
