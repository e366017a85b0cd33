using System.Globalization;
using Waymark.Attribution.Meta;
using Waymark.Events;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Decides who earned a first open. The first class of evidence that holds a valid touch decides; inside it the latest touch wins.</summary>
public static class Judge
{
    // A verdict is kept for ever and read with its install: a crowded address must not make it a hundred times as long.
    const int MostCandidates = 50;

    static readonly TimeSpan WorthNoting = TimeSpan.FromMinutes(10);

    static readonly Comparer<Candidate> StrongestFirst = Comparer<Candidate>.Create((left, right) =>
        (left.Standing, left.MatchType, right.Confidence ?? -1, right.At).CompareTo((right.Standing, right.MatchType, left.Confidence ?? -1, left.At)));

    // The latest after it; those of one moment by their strength.
    static readonly Comparer<Candidate> WinnerFirst = Comparer<Candidate>.Create((left, right) =>
        (left.Standing != Standing.Won, right.At).CompareTo((right.Standing != Standing.Won, left.At)) is not 0 and var order ? order : StrongestFirst.Compare(left, right));

    public static Verdict Decide(Evidence evidence)
    {
        var verdict = Weigh(evidence);

        // Whom a rule of fraud cost the install is only known once it is decided without the rules, too; that is seldom needed.
        if (verdict.Fraud.Any(found => found.IsBlocked)) verdict = Correction.Discard(verdict, Weigh(evidence with { IsTrusting = true }));

        return Correction.Judge(evidence, verdict);
    }

    static Verdict Weigh(Evidence evidence)
    {
        var proven = ProvenTouches.Judge(evidence);
        var winner = proven.FirstOrDefault(judged => judged.Candidate.Standing == Standing.Won);

        // Once something is proved, nobody is guessed about.
        var guessed = winner is null ? ProbabilisticMatch.Judge(evidence) : [];
        var likely = guessed.FirstOrDefault(candidate => candidate.Standing == Standing.Won);
        var claim = winner is null && likely is null ? ReferrerClaim.Judge(evidence) : null;
        var views = ViewThrough.Judge(evidence, mayWin: winner is null && likely is null && claim?.Qualifies != true);
        var view = views.FirstOrDefault(judged => judged.Candidate.Standing == Standing.Won);

        Candidate[] candidates = [.. proven.Select(judged => judged.Candidate), .. guessed, .. views.Select(judged => judged.Candidate)];
        if (claim is not null) candidates = [.. candidates, claim.Candidate];

        var draft = new Verdict
        {
            Conversion = evidence.Earlier is null ? Conversion.Install : Conversion.Reinstall,
            MatchType = MatchType.Organic,
            Credit = Credit.Organic,
            At = evidence.At,
            Fact = evidence.Fact,
            ConfigurationVersion = evidence.ConfigurationVersion,
            Referrer = ReferrerWord.Of(evidence.Referrer),
            Meta = evidence.Meta.Count > 0 ? MetaStates.NameOf(evidence.Meta.Min(claim => claim.Statement.State)) : null,
            Candidates = [.. Kept(candidates).Order(WinnerFirst)],
            Notes = [.. Notes(evidence, winner?.Candidate ?? likely), .. LeftOut(candidates.Length)],
            // One touch may be a candidate in two ways, by proof and by its traits.
            Fraud = [.. candidates.SelectMany(candidate => candidate.Findings).DistinctBy(found => (found.Rule, found.TouchId, found.IsBlocked)).Take(MostCandidates)],
        };

        if (winner is not null) return Won(draft, evidence, winner.Touch, winner.Candidate.MatchType, confidence: 1);
        if (likely is not null) return Guessed(draft, evidence, likely);
        if (claim is { Qualifies: true }) return Claimed(draft, evidence, claim.Touch);
        return view is not null ? Seen(draft, evidence, view.Touch) : draft;
    }

    static Verdict Won(Verdict draft, Evidence evidence, Touch touch, MatchType matchType, double confidence) => draft with
    {
        Conversion = evidence.Earlier is null ? Conversion.Install : Conversion.Reattribution,
        MatchType = matchType,
        Credit = Candidates.CreditOf(touch),
        Site = touch.Site,
        Confidence = confidence,
        DeepLink = touch.DeepLink,
        IsRootDomain = touch.IsRootDomain,
    };

    static Verdict Guessed(Verdict draft, Evidence evidence, Candidate likely)
    {
        var touch = evidence.ByAddress.First(click => click.Touch.ClickId == likely.TouchId).Touch;
        var confidence = likely.Confidence ?? 0;
        var settings = evidence.App.Attribution.Probabilistic;

        // Leading a stranger to somebody's basket is worse than crediting the wrong campaign: the deep link asks for more.
        var mayLead = confidence >= settings.DeepLinkThreshold && evidence.At - touch.At <= TimeSpan.FromMinutes(settings.DeepLinkMinutes);

        var verdict = Won(draft, evidence, touch, MatchType.Probabilistic, confidence);
        return mayLead ? verdict : verdict with { DeepLink = null, IsRootDomain = false };
    }

    static Verdict Claimed(Verdict draft, Evidence evidence, Touch claim) => draft with
    {
        MatchType = MatchType.ReferrerClaim,
        Credit = Candidates.CreditOf(claim) with { TouchId = null, TouchAt = evidence.ReferrerClickAt },
        Site = claim.Site,
        Confidence = 1,
    };

    static Verdict Seen(Verdict draft, Evidence evidence, Touch view)
    {
        var verdict = Won(draft, evidence, view, MatchType.ViewThrough, confidence: 1);
        return verdict with { Credit = verdict.Credit with { IsViewThrough = true } };
    }

    static IEnumerable<Candidate> Kept(Candidate[] candidates) =>
        candidates.Length <= MostCandidates ? candidates : candidates.Order(StrongestFirst).Take(MostCandidates);

    static IEnumerable<string> LeftOut(int candidates)
    {
        if (candidates > MostCandidates)
            yield return string.Create(CultureInfo.InvariantCulture, $"{candidates - MostCandidates} more clicks were looked at and lost.");
    }

    static IEnumerable<string> Notes(Evidence evidence, Candidate? winner)
    {
        if (evidence.Play.Skew is { } skew && skew.Duration() > WorthNoting)
            yield return $"The device's clock is {Checks.Span(skew.Duration())} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} Google Play's.";

        if (evidence.Referrer is ReferrerReading.ClickId { Id: var id } && evidence.ByReferrer is null)
            yield return $"The referrer carries the click id {id}, which is not a click of this app.";

        foreach (var claim in evidence.Meta.Where(claim => claim.Statement.State != MetaState.Decrypted))
            yield return MetaStates.Sentence(claim.Statement.State);

        if (winner is null) yield break;

        if (winner.MatchType == MatchType.DeviceId && evidence.Referrer is ReferrerReading.StoreOrganic)
            yield return "The referrer says organic, and a click with the device's id says otherwise.";

        if (winner.MatchType == MatchType.DeviceId && evidence.ByReferrer is { } other && other.CreditedSource != winner.Source)
            yield return $"The referrer names {other.CreditedSource}, and a later click with the device's id names {winner.Source}.";
    }
}
