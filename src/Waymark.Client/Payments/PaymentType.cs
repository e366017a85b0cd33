namespace Waymark.Client;

/// <summary>What a payment was for.</summary>
public enum PaymentType
{
    Default,
    FirstPayment,
    SecondPayment,
    OneTime,
    Recurring,
    WalletTopup,
    FundsWithdrawal,
    SubscriptionCreated,
    SubscriptionRenewed,
    SubscriptionCancelled,
    SubscriptionRefunded,
    SubscriptionBillingIssue,
}
