using System.Text.Json;
using Waymark.Revenue;

namespace Waymark.Tests.Revenue;

public sealed class PaymentRulesTests
{
    [Theory]
    [InlineData("FIRST_PAYMENT", "FIRST_PAYMENT")]
    [InlineData(" recurring ", "RECURRING")]
    [InlineData("DEFAULT_PAYMENT", "DEFAULT")]
    [InlineData("anything", "DEFAULT")]
    [InlineData(null, "DEFAULT")]
    public void Types_that_are_not_documented_are_the_default(string? said, string type) => PaymentRules.ReadType(said).ShouldBe(type);

    [Theory]
    [InlineData("PAYMENT_INITIATED", PaymentStatus.Initiated)]
    [InlineData("payment_failed", PaymentStatus.Failed)]
    [InlineData(" PAYMENT_CANCELLED", PaymentStatus.Cancelled)]
    [InlineData("PAYMENT_COMPLETED", PaymentStatus.Completed)]
    [InlineData("anything", PaymentStatus.Completed)]
    [InlineData(null, PaymentStatus.Completed)]
    public void States_that_are_not_documented_are_completed(string? said, PaymentStatus status) => PaymentRules.ReadStatus(said).ShouldBe(status);

    [Theory]
    [InlineData("DEFAULT", PaymentStatus.Completed, true)]
    [InlineData("SUBSCRIPTION_RENEWED", PaymentStatus.Completed, true)]
    [InlineData("WALLET_TOPUP", PaymentStatus.Completed, true)]
    [InlineData("DEFAULT", PaymentStatus.Initiated, false)]
    [InlineData("DEFAULT", PaymentStatus.Failed, false)]
    [InlineData("DEFAULT", PaymentStatus.Cancelled, false)]
    [InlineData("FUNDS_WITHDRAWAL", PaymentStatus.Completed, false)]
    [InlineData("SUBSCRIPTION_REFUNDED", PaymentStatus.Completed, false)]
    [InlineData("SUBSCRIPTION_CANCELLED", PaymentStatus.Completed, false)]
    [InlineData("SUBSCRIPTION_BILLING_ISSUE", PaymentStatus.Completed, false)]
    public void Only_completed_payments_that_bring_money_in_are_revenue(string type, PaymentStatus status, bool counts) =>
        PaymentRules.CountsAsRevenue(type, status).ShouldBe(counts);

    [Theory]
    [InlineData("499", "499")]
    [InlineData("249.90", "249.90")]
    [InlineData("1e2", "100")]
    [InlineData("\"12.5\"", "12.5")]
    [InlineData("\"12,5\"", null)]
    [InlineData("1e400", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("true", null)]
    public void Amounts_are_read_exactly_or_not_at_all(string json, string? amount)
    {
        using var document = JsonDocument.Parse(json);

        (Amounts.Read(document.RootElement)?.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(amount);
    }

    [Theory]
    [InlineData("0.01", 10_000)]
    [InlineData("499.995", 499_995_000)]
    [InlineData("-5", -5_000_000)]
    [InlineData("79228162514264337593543950335", 9_000_000_000_000_000)]
    public void Figures_hold_millionths_and_no_more_than_a_sum_can_bear(string amount, long micros) =>
        Amounts.Micros(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(micros);
}
