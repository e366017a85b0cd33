using System.Globalization;
using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Rewards;

/// <summary>Why somebody was rewarded, or was not: from the click to the cap, in sentences.</summary>
public sealed class RewardStory
{
    readonly RewardStoryFacts _facts;
    readonly List<RewardStoryStep> _steps = [];

    RewardStory(RewardStoryFacts facts) => _facts = facts;

    public static IReadOnlyList<RewardStoryStep> Tell(RewardStoryFacts facts) => new RewardStory(facts).Tell();

    List<RewardStoryStep> Tell()
    {
        TellOfArrival();
        TellOfReferrer();

        foreach (var rule in _facts.Rules)
            TellOfRule(rule);

        foreach (var brought in _facts.Brought)
            TellOfBrought(brought);

        return _steps;
    }

    void TellOfArrival()
    {
        if (_facts.Person.Came is not { } came)
        {
            Say("click", "No click, code or store referrer is known that brought this person.", null);
            return;
        }

        Say(
            "click",
            came.ClickAt is { } clicked
                ? $"A click on the link {came.Link} led here{(came.Channel.Length > 0 ? $", through {came.Channel}" : "")}."
                : $"The code or token of the link {came.Link} led here.",
            came.ClickAt);
        Say("install", $"{Name(came.Occasion)}{(came.InstallId is { } install ? $" as install {install}" : "")}.", came.At);
        Say("match", $"Found by {came.Match ?? "the link itself"}, which is {(came.IsGuaranteedMatch ? "proof" : "a likelihood")}.", came.At);
        Say("status", $"The referral is {Lower(came.Status)}{(came.Reasons.Count > 0 ? $": {string.Join(", ", came.Reasons)}" : "")}{(came.IsTest ? "; it is a test device, which is never rewarded" : "")}.", came.At);

        foreach (var review in came.Reviews)
            Say("status", $"Reviewed by {review.By ?? "somebody"}: from {Lower(review.From)} to {Lower(review.To)}. {review.Why}".TrimEnd(), review.At);
    }

    void TellOfReferrer()
    {
        foreach (var relation in _facts.Relations)
            Say("referrer", $"{Name(relation.Referrer)} is the referrer for \"{relation.Event}\", set by {Lower(relation.Source)}.", relation.At);

        if (_facts.Relations.Count == 0) Say("referrer", "Nobody is this person's referrer.", null);
    }

    void TellOfRule(RewardRule rule)
    {
        foreach (var (share, side) in new[] { (RewardShare.Referrer, rule.Referrer), (RewardShare.Referred, rule.Referred) })
        {
            if (side is null) continue;

            var found = _facts.Earned.Where(reward => reward.Rule == rule.Id && reward.Share == share).MaxBy(reward => reward.EarnedAt);
            if (found is null) Say("rule", $"Rule {rule.Id}, for the {Lower(share)}: {Missing(rule, share, side, _facts.Relations.Count > 0, _facts.DoneFor(rule.Id, share))}", null);
            else TellOf(found);
        }

        foreach (var milestone in _facts.Earned.Where(reward => reward.Rule == rule.Id && reward.Share == RewardShare.Milestone))
            TellOf(milestone);
    }

    void TellOf(Reward reward)
    {
        foreach (var step in reward.Steps)
        {
            Say(
                step.Reason.StartsWith("cap_", StringComparison.Ordinal) ? "cap" : "rule",
                $"Rule {reward.Rule}, for {Name(reward.Recipient)}: {FlowValues.Text(reward.Amount)} {reward.Unit} for \"{reward.Event}\" "
                    + $"{RewardReasons.Describe(step.Reason)} ({Lower(step.State)}){(step.By is null ? "" : $", by {step.By}")}{(step.Why is null ? "" : $": {step.Why}")}.",
                step.At);
        }
    }

    void TellOfBrought(BroughtPerson brought)
    {
        var name = Name(brought.Relation.Referred);

        foreach (var rule in _facts.Rules.Where(rule => rule.Referrer is not null))
        {
            var reward = brought.Earned.Where(one => one.Rule == rule.Id && one.Share == RewardShare.Referrer).MaxBy(one => one.EarnedAt);

            Say(
                "referred",
                reward is null
                    ? $"{name}, rule {rule.Id}: {Missing(rule, RewardShare.Referrer, rule.Referrer!, true, brought.DoneFor(rule.Id))}"
                    : $"{name}, rule {rule.Id}: {FlowValues.Text(reward.Amount)} {reward.Unit} {RewardReasons.Describe(reward.Reason)} ({Lower(reward.State)}).",
                reward?.Steps[^1].At ?? brought.Relation.At);
        }
    }

    static string Missing(RewardRule rule, RewardShare share, RewardSide side, bool hasReferrer, long done) =>
        !hasReferrer ? "nothing, because there is no referrer."
        : !rule.Active ? "nothing, because the rule is switched off."
        : share != RewardShare.Milestone && done < side.Count
            ? string.Create(CultureInfo.InvariantCulture, $"nothing yet, because \"{side.Event}\" was done {done} of {side.Count} times{(side.Filters.Count > 0 ? " in a way that the filters let pass" : "")}.")
            : "nothing.";

    void Say(string what, string text, DateTimeOffset? at) => _steps.Add(new RewardStoryStep(what, text, at));

    static string Name(Person person) => person.UserId is { } user ? $"user {user}" : $"install {person.InstallId}";

    static string Name(Occasion occasion) => occasion switch
    {
        Occasion.AppInstall => "The app was installed",
        Occasion.AppReinstall => "The app was installed again, on a device that had it before; that is never rewarded",
        Occasion.AppOpen => "The app was opened",
        Occasion.WebSignUp => "An account was made on the web",
        Occasion.WebOpen => "A known user came to the web",
        _ => "The link was followed",
    };

    static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>One sentence of the story.</summary>
/// <param name="What">What it is about: click, install, match, status, referrer, rule, cap, or somebody who was referred.</param>
/// <param name="Text">The sentence.</param>
/// <param name="At">When; null for what has no time.</param>
public sealed record RewardStoryStep(string What, string Text, DateTimeOffset? At);
