using Waymark.Facts;
using Waymark.Server.Processing.Apple;
using Waymark.Server.Processing.Feeds;
using Waymark.Server.Processing.Flows;
using Waymark.Server.Processing.Networks;
using Waymark.Server.Processing.Referrals;
using Waymark.Server.Processing.Rewards;
using Waymark.Server.Processing.Skan;
using Waymark.Server.Processing.Sources;

namespace Waymark.Server.Processing;

/// <summary>What each kind of fact means. One file per kind beside this one; the rules themselves are in the domain.</summary>
static class Meaning
{
    public static void Apply(Case @case)
    {
        if (ReferralMeaning.Apply(@case)) return;

        switch (@case.Fact.Kind)
        {
            case FactKind.Click:
                Clicks.Apply(@case);
                return;
            case FactKind.Web:
                WebEvents.Apply(@case);
                return;
            case FactKind.Sharing:
                SharingDecisions.Apply(@case);
                return;
            case FactKind.SmartLinks:
                LinkChanges.Apply(@case);
                return;
            case FactKind.Feed:
                FeedBatches.Apply(@case);
                return;
            case FactKind.AppleStatement:
                AppleStatements.Apply(@case);
                return;
            case FactKind.NetworkClaim:
                NetworkStatements.Apply(@case);
                return;
            case FactKind.FeedWebhook:
                FeedWebhooks.Apply(@case);
                return;
            case FactKind.Tick:
                Ticks.Apply(@case);
                return;
            case FactKind.SourceFinding:
                SourceWords.Apply(@case);
                return;
            case FactKind.Reward:
                RewardDecisions.Apply(@case);
                return;
        }

        var call = @case.Said.Call;

        switch (@case.Fact.Kind)
        {
            case FactKind.Init:
                Opens.Apply(@case, call);
                break;
            case FactKind.AttributionData:
                Opens.Ask(@case, call);
                break;
            case FactKind.Signup:
                SignUps.Apply(@case, call);
                break;
            case FactKind.UserData:
            case FactKind.CustomerUserId:
                SignUps.Update(@case, call);
                break;
            case FactKind.Event:
                InAppEvents.Apply(@case, call);
                break;
            case FactKind.Payment:
                Payments.Apply(@case, call);
                break;
            case FactKind.PaymentRemoval:
                PaymentRemovals.Apply(@case, call);
                break;
            case FactKind.PushToken:
                Identifiers.PushToken(@case, call);
                break;
            case FactKind.Integrations:
                Identifiers.Apply(@case, call);
                break;
            case FactKind.DeepLink:
                DeepLinks.Apply(@case, call);
                break;
            case FactKind.LinkGiven:
                GivenLinks.Apply(@case, call);
                break;
            case FactKind.ReferralQuestion:
                Outcomes.Ask(@case, call);
                break;
            case FactKind.DeepLinkTriggered:
                DeepLinks.Consumed(@case, call);
                break;
        }

        ConversionProgress.Apply(@case, call);
    }
}
