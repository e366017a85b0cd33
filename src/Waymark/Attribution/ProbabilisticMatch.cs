using System.Globalization;
using Waymark.Devices;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Which of the clicks from the install's address led to it, if any does clearly enough.</summary>
static class ProbabilisticMatch
{
    /// <summary>From here a match is worth mentioning, though it is not credited.</summary>
    const double Possible = 0.5;

    /// <returns>Every click from the address as a candidate; at most one of them has won.</returns>
    public static IReadOnlyList<Candidate> Judge(Evidence evidence)
    {
        var qualified = new List<(AddressTouch Click, Candidate Candidate)>();
        var judged = new List<Candidate>();

        foreach (var click in evidence.ByAddress)
        {
            var candidate = Scrutiny.Judge(evidence, click.Touch, MatchType.Probabilistic, Checks.Probabilistic(evidence, click));

            if (candidate.Standing == Standing.Rejected) judged.Add(candidate);
            else qualified.Add((click, candidate));
        }

        judged.AddRange(Weighed(evidence, qualified));
        return judged;
    }

    static IEnumerable<Candidate> Weighed(Evidence evidence, List<(AddressTouch Click, Candidate Candidate)> qualified)
    {
        if (qualified.Count == 0) yield break;

        var others = evidence.OthersOnAddress();
        var shares = Posterior.Shares([.. qualified.Select(candidate => Contender(evidence, candidate.Click.Touch, others))], evidence.Traffic());
        var threshold = evidence.App.Attribution.Probabilistic.Threshold;

        // A person who tapped the same campaign's link twice is no riddle: what is asked is which campaign, so its clicks count together.
        var campaigns = qualified
            .Select((candidate, index) => (candidate.Click, candidate.Candidate, Share: shares[index]))
            .GroupBy(candidate => (candidate.Click.Touch.Source, candidate.Click.Touch.CampaignId, candidate.Click.Touch.Campaign, candidate.Click.Touch.DeepLink))
            .Select(group => (Clicks: group.OrderByDescending(candidate => candidate.Click.Touch.At).ToList(), Confidence: Math.Min(group.Sum(candidate => candidate.Share), MatchWeights.HighestConfidence)))
            .OrderByDescending(campaign => campaign.Confidence)
            .ToList();

        foreach (var (campaign, rank) in campaigns.Select((campaign, rank) => (campaign, rank)))
        {
            foreach (var (click, candidate, _) in campaign.Clicks)
            {
                var confidence = new Check("confidence", Number(campaign.Confidence), Number(threshold), "app", campaign.Confidence >= threshold);
                var isLatest = click == campaign.Clicks[0].Click;

                yield return candidate with
                {
                    Checks = [.. candidate.Checks, confidence],
                    Confidence = campaign.Confidence,
                    Standing = !confidence.Passed ? Standing.Rejected : rank == 0 && isLatest ? Standing.Won : Standing.Contributed,
                    Because = Because(campaign.Confidence, threshold, campaigns.Count > 1, isLatest),
                };
            }
        }
    }

    static string Because(double confidence, double threshold, bool hasRivals, bool isLatest) => confidence switch
    {
        _ when confidence >= threshold => isLatest
            ? $"Address and traits make it {Number(confidence)} likely that this click led here."
            : "An earlier click of the same link by the same visitor.",
        >= Possible => $"Possible ({Number(confidence)}), but below {Number(threshold)}{(hasRivals ? ": ambiguous, other clicks came from the same address" : "")}.",
        _ when hasRivals => $"Ambiguous: {Number(confidence)} likely among several clicks from the same address.",
        _ => $"Only {Number(confidence)} likely, below {Number(threshold)}.",
    };

    static Contender Contender(Evidence evidence, Touch touch, long others)
    {
        var device = evidence.Device;

        return new(
            evidence.At > touch.At ? evidence.At - touch.At : TimeSpan.Zero,
            others,
            [
                Compare(Trait.OsVersion, OsVersions.Compare(touch.OsVersion, device.OsVersion), device.OsVersion),
                Compare(Trait.Model, DeviceModels.Compare(touch.Model, device.Model), device.Model),
                Compare(Trait.Language, Languages.Compare(touch.Language, device.Language), device.Language),
            ]);

        TraitComparison Compare(Trait trait, Agreement agreement, string? value) =>
            new(trait, agreement, value is null ? MatchWeights.UnknownShare : evidence.ShareOf(trait, value));
    }

    static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
