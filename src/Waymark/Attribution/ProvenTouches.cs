using Waymark.Attribution.Apple;
using Waymark.Attribution.Meta;
using Waymark.Attribution.Networks;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Touches that referrer, link or device id prove to be the device's own, and clicks that networks claim: the latest valid one wins.</summary>
static class ProvenTouches
{
    public static IReadOnlyList<JudgedTouch> Judge(Evidence evidence)
    {
        var judged = Found(evidence)
            .Select(found => JudgeOne(evidence, found.Touch, found.MatchType, ChecksOf(evidence, found.Touch, found.MatchType)))
            .Concat(ClaimTouches.Clicks(evidence).Select(claimed => JudgeOne(evidence, claimed.Touch, MatchType.NetworkClaim, [.. Checks.Proven(evidence, claimed.Touch), .. Checks.Told(evidence, claimed.Claim)])))
            // Equal times go to the stronger kind of proof, then to the smaller id, so that a replay decides the same.
            .OrderByDescending(one => one.Touch.At)
            .ThenBy(one => one.Candidate.MatchType)
            .ThenBy(one => one.Touch.ClickId, StringComparer.Ordinal)
            .ToList();

        var winner = Winner(evidence, judged);
        if (winner < 0) return judged;

        judged[winner] = judged[winner] with
        {
            Candidate = judged[winner].Candidate with { Standing = Standing.Won, Because = Because(judged[winner].Candidate.MatchType) },
        };
        return judged;
    }

    // One click may be found in several ways; the strongest counts.
    static IEnumerable<(Touch Touch, MatchType MatchType)> Found(Evidence evidence)
    {
        var found = new List<(Touch Touch, MatchType MatchType)>();

        if (evidence.ByReferrer is not null) found.Add((evidence.ByReferrer, MatchType.InstallReferrer));
        if (evidence.ByLink is not null) found.Add((evidence.ByLink, MatchType.DeepLink));
        if (MetaTouches.Click(evidence) is { } meta) found.Add((meta, MatchType.MetaReferrer));
        if (AppleTouches.Click(evidence) is { } apple) found.Add((apple, MatchType.AppleAds));
        found.AddRange(evidence.ByDeviceId.Select(touch => (touch, MatchType.DeviceId)));

        return found.DistinctBy(one => one.Touch.ClickId);
    }

    static JudgedTouch JudgeOne(Evidence evidence, Touch touch, MatchType matchType, IReadOnlyList<Check> checks) =>
        new(touch, Scrutiny.Judge(evidence, touch, matchType, checks));

    static List<Check> ChecksOf(Evidence evidence, Touch touch, MatchType matchType) => matchType == MatchType.DeviceId
        ? [.. Checks.Proven(evidence, touch), Checks.DeviceId(evidence)]
        : Checks.Proven(evidence, touch);

    static int Winner(Evidence evidence, List<JudgedTouch> judged)
    {
        if (evidence.App.Attribution.ReferrerFirst)
        {
            var byReferrer = judged.FindIndex(one => one.Qualifies && one.Candidate.MatchType == MatchType.InstallReferrer);
            if (byReferrer >= 0) return byReferrer;
        }

        return judged.FindIndex(one => one.Qualifies);
    }

    static string Because(MatchType matchType) => matchType switch
    {
        MatchType.InstallReferrer => "The install referrer carries this click's id.",
        MatchType.DeepLink => "The app was opened with this link.",
        MatchType.MetaReferrer => "Meta's encrypted referrer names this click.",
        MatchType.AppleAds => "Apple says that its ad led to the install.",
        MatchType.NetworkClaim => "The network says that its ad was clicked on this device, and no later click is known.",
        MatchType.DeviceId => "The click carries the device's advertising id.",
        _ => "It is proved to be the device's own.",
    };
}

/// <summary>A touch and how it came out.</summary>
sealed record JudgedTouch(Touch Touch, Candidate Candidate)
{
    public bool Qualifies => Candidate.Standing != Standing.Rejected;
}
