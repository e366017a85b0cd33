using System.Text.Json;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Revenue;
using Waymark.Rewards;

namespace Waymark.Server.Processing.Rewards;

/// <summary>An invited person's payment came back: what waits because of them is cancelled.</summary>
static class Refunds
{
    const int MostOfOne = 500;
    const string Refunded = "SUBSCRIPTION_REFUNDED";

    /// <returns>Null when the event takes nothing back.</returns>
    public static string? ReasonOf(Reactions reactions, StreamEvent happened) => happened.Kind switch
    {
        EventKind.PaymentRemoved => RewardReasons.PaymentRemoved,
        EventKind.Payment when PaymentRules.ReadType(DeviceCall.Text(JsonElement.Parse(happened.Values.Span), "type")) == Refunded => RewardReasons.PaymentRemoved,
        _ => reactions.CancellingEvents.Contains(happened.Name) ? RewardReasons.Returned : null,
    };

    public static void Apply(Case @case, StreamEvent happened, Person person, string reason)
    {
        var payment = reason == RewardReasons.PaymentRemoved ? DeviceCall.Text(JsonElement.Parse(happened.Values.Span), "payment_id") : null;

        foreach (var reward in @case.State.Rewards.OfReferred(@case.App.Id, person, MostOfOne))
        {
            if (!reward.IsOpen || (reason == RewardReasons.Returned && !IsNamed(@case, reward, happened.Name))) continue;

            // What has waited long enough by now is not taken back just because its hour was not told yet.
            var settled = DueRewards.Settle(@case, reward);
            RewardBook.Keep(@case, reward, RewardRules.TakeBack(settled, payment, reason, @case.At));
        }
    }

    static bool IsNamed(Case @case, Reward reward, string name) =>
        DueRewards.RuleOf(@case, reward)?.CancelledBy.Contains(name, StringComparer.Ordinal) == true;
}
