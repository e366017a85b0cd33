using System.Collections.Frozen;

namespace Waymark.Revenue;

/// <summary>What the words on a payment mean.</summary>
public static class PaymentRules
{
    public const string DefaultType = "DEFAULT";

    static readonly FrozenSet<string> Types = new[]
    {
        "FIRST_PAYMENT", "SECOND_PAYMENT", "ONE_TIME", "RECURRING", "WALLET_TOPUP", "FUNDS_WITHDRAWAL",
        "SUBSCRIPTION_CREATED", "SUBSCRIPTION_RENEWED", "SUBSCRIPTION_CANCELLED", "SUBSCRIPTION_REFUNDED",
        "SUBSCRIPTION_BILLING_ISSUE", DefaultType,
    }.ToFrozenSet(StringComparer.Ordinal);

    // Money that leaves, and news about a subscription that moves no money in.
    static readonly FrozenSet<string> NeverAdds = new[]
    {
        "FUNDS_WITHDRAWAL", "SUBSCRIPTION_REFUNDED", "SUBSCRIPTION_CANCELLED", "SUBSCRIPTION_BILLING_ISSUE",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <returns>The documented type; <c>DEFAULT</c> for everything else.</returns>
    public static string ReadType(string? text) =>
        text?.Trim().ToUpperInvariant() is { } upper && Types.Contains(upper) ? upper : DefaultType;

    /// <returns>The documented status; completed for everything else.</returns>
    public static PaymentStatus ReadStatus(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "PAYMENT_INITIATED" => PaymentStatus.Initiated,
        "PAYMENT_FAILED" => PaymentStatus.Failed,
        "PAYMENT_CANCELLED" => PaymentStatus.Cancelled,
        _ => PaymentStatus.Completed,
    };

    public static bool CountsAsRevenue(string type, PaymentStatus status) =>
        status == PaymentStatus.Completed && !NeverAdds.Contains(type);
}
