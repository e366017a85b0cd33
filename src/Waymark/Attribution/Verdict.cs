using Waymark.Events;
using Waymark.Fraud;

namespace Waymark.Attribution;

/// <summary>What attribution decided for one install or re-engagement, with every candidate and why it lost.</summary>
public sealed record Verdict
{
    public required Conversion Conversion { get; init; }

    public required MatchType MatchType { get; init; }

    public required Credit Credit { get; init; }

    /// <summary>The network's site that showed the touch; null when it does not say.</summary>
    public string? Site { get; init; }

    /// <summary>When the conversion happened: all windows count back from here.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>1 for proof; the posterior for a probabilistic match; 0 for organic.</summary>
    public double Confidence { get; init; }

    /// <summary>Journal position of the fact that was decided on: only touches before it took part.</summary>
    public required long Fact { get; init; }

    /// <summary>The configuration version whose settings were applied.</summary>
    public required int ConfigurationVersion { get; init; }

    /// <summary>Where the app should lead its new user; null for none.</summary>
    public string? DeepLink { get; init; }

    /// <summary>The deep link is the clicked URL itself, of a link without a campaign.</summary>
    public bool IsRootDomain { get; init; }

    /// <summary>For a re-engagement: until when events are credited to it.</summary>
    public DateTimeOffset? CreditUntil { get; init; }

    /// <summary>What the referrer said, in a word: <c>click_id</c>, <c>store_organic</c>, <c>not_set</c>, <c>none</c>, …</summary>
    public string Referrer { get; init; } = "none";

    /// <summary>How reading Meta's encrypted referrer came out: <c>decrypted</c>, <c>no_key</c>, …; null when there was none.</summary>
    public string? Meta { get; init; }

    /// <summary>The touches that were looked at, the fifty likeliest if there were more: the winner first, then in order of time, latest first.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Remarks on what was noticed besides: an unknown click id, a referrer that names another source.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The fraud rules that its touches and the install itself met.</summary>
    public IReadOnlyList<FraudFinding> Fraud { get; init; } = [];

    /// <summary>Whom a fraud rule cost the credit, when somebody else or nobody has it now; null when it cost nobody.</summary>
    public DiscardedClaim? Discarded { get; init; }

    /// <summary>A fraud rule says that the install is none: it counts nowhere, and partners hear nothing of it.</summary>
    public bool IsBlocked => Credit.Blocked is not null;

    /// <summary>What a network may be told that is not credited because of fraud rules; null when none lost anything.</summary>
    public FraudRejection? Rejection => (IsBlocked, Discarded) switch
    {
        (true, _) => Credit.IsOrganic ? null : new(Credit, Fraud.First(found => found.Rule == Credit.Blocked), IsFake: true),
        (false, { } discarded) => new(discarded.Credit with { Blocked = discarded.Finding.Rule }, discarded.Finding, IsFake: false),
        _ => null,
    };

    /// <summary>A touch is proved to be the device's own.</summary>
    public bool IsProven => MatchType <= MatchType.DeviceId;

    /// <summary>Proof beats a network's word, that a guess, a guess what a referrer claims, and anything "organic"; nothing beats proof.</summary>
    public bool Beats(Verdict other) => !other.IsProven && (IsProven || MatchType < other.MatchType || IsLaterOfItsKind(other));

    /// <summary>The same decision with what took part in a later one that did not replace it.</summary>
    public Verdict Beside(Verdict later) => this with
    {
        Candidates =
        [
            .. Candidates,
            .. later.Candidates
                .Where(candidate => Candidates.All(known => known.TouchId != candidate.TouchId))
                .Select(candidate => candidate.Standing == Standing.Won
                    ? candidate with { Standing = Standing.Contributed, Because = "It was told after the decision, and what had won by then is stronger or later." }
                    : candidate),
        ],
    };

    // Networks answer when they like: the later click or view earns the install whichever of them was the first to answer.
    bool IsLaterOfItsKind(Verdict other) =>
        MatchType == other.MatchType && MatchType is MatchType.NetworkClaim or MatchType.ViewThrough && Credit.TouchAt > other.Credit.TouchAt;

    public Candidate? Winner => Candidates.FirstOrDefault(candidate => candidate.Standing == Standing.Won);
}

/// <summary>What the user did that is being credited.</summary>
public enum Conversion
{
    Install,
    Reinstall,
    Reattribution,
    Reengagement,
}

/// <summary>What ties the touch to the conversion, strongest first.</summary>
public enum MatchType
{
    /// <summary>The install referrer carries our click id.</summary>
    InstallReferrer,

    /// <summary>The app was opened with a link of ours.</summary>
    DeepLink,

    /// <summary>Meta's encrypted referrer names the click.</summary>
    MetaReferrer,

    /// <summary>Apple says that a tap on its own ad led to the install.</summary>
    AppleAds,

    /// <summary>The same advertising id on click and install.</summary>
    DeviceId,

    /// <summary>An ad network says that its ad was clicked on this device, and nothing of ours proves it.</summary>
    NetworkClaim,

    /// <summary>The user followed a message or link of the owner's own, by the word of a feed that knows the user.</summary>
    OwnedMedia,

    /// <summary>Address and device traits make one click by far the likeliest.</summary>
    Probabilistic,

    /// <summary>The referrer names a campaign or network, and no click of ours is behind it.</summary>
    ReferrerClaim,

    /// <summary>Only a view is proved, and nothing else speaks.</summary>
    ViewThrough,

    Organic,
}
