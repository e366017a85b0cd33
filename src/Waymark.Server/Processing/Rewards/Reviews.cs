using System.Text.Json;
using Waymark.Events;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Processing.Rewards;

/// <summary>Somebody looked at a referral: rewards that rest on it go on, or are refused.</summary>
static class Reviews
{
    const int MostOfOne = 500;

    public static void Apply(Case @case, StreamEvent happened, Person person)
    {
        foreach (var reward in Concerned(@case, happened, person).Where(reward => reward is { IsOpen: true, Referral: not null }).DistinctBy(reward => reward.Id).ToList())
            RewardBook.Keep(@case, reward, DueRewards.Settle(@case, reward));
    }

    // By the referral where it is named, else by whomever it is about.
    static IEnumerable<Waymark.Rewards.Reward> Concerned(Case @case, StreamEvent happened, Person person)
    {
        var (rewards, app) = (@case.State.Rewards, @case.App.Id);

        return NamedBy(JsonElement.Parse(happened.Values.Span)) is { } referral
            ? rewards.OfReferral(app, referral, MostOfOne)
            : rewards.OfReferred(app, person, MostOfOne).Concat(rewards.Page(app, new RewardFilter(Recipient: person), null, MostOfOne));
    }

    static long? NamedBy(JsonElement values) =>
        (FlowValues.Find(values, "referral_id") ?? FlowValues.Find(values, "waymark.referral")) is { ValueKind: JsonValueKind.Number } named && named.TryGetInt64(out var referral)
            ? referral
            : null;
}
