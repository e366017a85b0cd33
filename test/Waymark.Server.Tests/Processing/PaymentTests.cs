using System.Text;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class PaymentTests
{
    [Fact]
    public async Task A_payment_carries_its_own_fields_beside_the_senders()
    {
        await using var app = new ProcessingApplication(Some.App() with { Currency = "INR" });
        app.SayRaw(FactKind.Payment, """{ "install_instance_id": "i-1", "payment_id": "p-1", "amount": 499.00, "type": "FIRST_PAYMENT", "event_data": { "sku": "s1", "currency": "EUR" } }""");

        await app.ProcessAsync();

        var payment = app.Stream.Single();
        payment.Revenue.ShouldBe(new Money(499.00m, "INR"));
        Encoding.UTF8.GetString(payment.Values.Span).ShouldBe(
            """{"sku":"s1","payment_id":"p-1","amount":499.00,"currency":"INR","type":"FIRST_PAYMENT","status":"PAYMENT_COMPLETED"}""");
    }

    [Fact]
    public async Task A_payment_counts_once_by_type_and_id()
    {
        await using var app = new ProcessingApplication();
        Pay(app, "p-1", 10);
        app.Advance(TimeSpan.FromDays(3));
        Pay(app, "p-1", 10);
        Pay(app, "p-1", 10, type: "DEFAULT_PAYMENT");
        Pay(app, "p-1", 10, type: "RECURRING");
        Pay(app, "p-2", 10);

        await app.ProcessAsync();

        app.Figure(Measures.Revenue).ShouldBe(new Figure(3, 30_000_000));
        app.Dropped["repeat"].ShouldBe(2);
    }

    [Fact]
    public async Task Without_an_id_every_payment_counts_unless_it_is_a_retry_of_the_same_moment()
    {
        await using var app = new ProcessingApplication();
        Pay(app, "", 10);
        Pay(app, null, 10);
        Pay(app, null, 10, moment: 3.5);
        Pay(app, null, 10, moment: 3.5);
        Pay(app, null, 11, moment: 3.5);

        await app.ProcessAsync();

        app.Figure(Measures.Revenue).ShouldBe(new Figure(4, 41_000_000));
    }

    [Theory]
    [InlineData("DEFAULT", "PAYMENT_COMPLETED", 1)]
    [InlineData("unheard of", "unheard of", 1)]
    [InlineData("DEFAULT", "PAYMENT_INITIATED", 0)]
    [InlineData("DEFAULT", "PAYMENT_FAILED", 0)]
    [InlineData("DEFAULT", "PAYMENT_CANCELLED", 0)]
    [InlineData("FUNDS_WITHDRAWAL", "PAYMENT_COMPLETED", 0)]
    [InlineData("SUBSCRIPTION_REFUNDED", "PAYMENT_COMPLETED", 0)]
    public async Task Only_completed_payments_that_bring_money_in_are_revenue(string type, string status, int revenue)
    {
        await using var app = new ProcessingApplication();
        Pay(app, "p-1", 10, type, status);

        await app.ProcessAsync();

        app.Names.ShouldBe(["payment"]);
        app.Figure(Measures.Payments).Count.ShouldBe(1);
        app.Figure(Measures.Revenue).ShouldBe(new Figure(revenue, revenue * 10_000_000));
        app.Stream[0].Revenue.ShouldBe(revenue == 0 ? null : new Money(10, "USD"));
    }

    [Fact]
    public async Task A_payment_that_is_first_initiated_is_revenue_once_it_is_completed()
    {
        await using var app = new ProcessingApplication();
        Pay(app, "p-1", 10, status: "PAYMENT_INITIATED");
        Pay(app, "p-1", 10);

        await app.ProcessAsync();

        app.Figure(Measures.Revenue).ShouldBe(new Figure(1, 10_000_000));
    }

    [Fact]
    public async Task A_removal_takes_the_named_payment_from_the_day_it_was_counted_on_and_only_once()
    {
        await using var app = new ProcessingApplication();
        Pay(app, "p-1", 10);
        Pay(app, "p-2", 20);
        app.Advance(TimeSpan.FromDays(2));
        app.Say(FactKind.PaymentRemoval, new { payment_id = "p-1", user_id = "u-1" });
        app.Say(FactKind.PaymentRemoval, new { payment_id = "p-1" });
        app.Say(FactKind.PaymentRemoval, new { payment_id = "unheard of" });

        await app.ProcessAsync();

        app.Names.ShouldBe(["payment", "payment", "payment_removed"]);
        app.Figure(Measures.Revenue, day: DateOnly.FromDateTime(Some.Moment.UtcDateTime)).ShouldBe(new Figure(1, 20_000_000));
        app.Figure(Measures.Revenue).ShouldBe(new Figure(1, 20_000_000));
    }

    [Fact]
    public async Task A_removal_that_names_only_a_user_takes_all_of_the_users_payments()
    {
        await using var app = new ProcessingApplication();
        Pay(app, "p-1", 10);
        Pay(app, null, 20);
        Pay(app, "w-1", 5, "FUNDS_WITHDRAWAL");
        app.Say(FactKind.Payment, new { user_id = "u-2", amount = 7 });
        app.Say(FactKind.PaymentRemoval, new { user_id = "u-1", payment_id = "" });

        await app.ProcessAsync();

        app.Figure(Measures.Revenue).ShouldBe(new Figure(1, 7_000_000));
        app.Names.Count(name => name == "payment_removed").ShouldBe(3);
    }

    [Fact]
    public async Task A_removed_payment_is_taken_from_whom_it_was_credited_to()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1", new { install_ref = $"lr_ia_id={click}" });
        Pay(app, "p-1", 10);
        app.Advance(TimeSpan.FromDays(2));
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-1", deeplink_url = "https://go.shop.example/?c=Bare" });
        app.Say(FactKind.PaymentRemoval, new { payment_id = "p-1" });

        await app.ProcessAsync();

        app.Names.ShouldContain("reengagement");
        app.Figure(Measures.Revenue, "META").ShouldBe(default);
        app.Figure(Measures.Revenue).ShouldBe(default);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("\"much\"")]
    [InlineData("79228162514264337593543950336")]
    public async Task What_is_no_amount_is_no_payment(string amount)
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Payment, $$"""{ "install_instance_id": "i-1", "amount": {{amount}} }""");

        await app.ProcessAsync();

        app.Stream.ShouldBeEmpty();
        app.Dropped["no_amount"].ShouldBe(1);
    }

    static void Pay(
        ProcessingApplication app, string? id, decimal amount, string type = "DEFAULT", string status = "PAYMENT_COMPLETED", double? moment = null) =>
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", user_id = "u-1", payment_id = id, amount, type, status, time_since_app_install = moment });
}
