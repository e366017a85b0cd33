using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class ExchangeRateTests
{
    // Some.Moment is the first of January: a Thursday without rates of its own.
    const string Rates = "Date,USD,INR\n2025-12-31,1.10,88.00\n2025-12-30,1.20,90.00\n";

    [Fact]
    public async Task An_amount_is_told_in_dollars_by_the_latest_rate_and_figures_stay_in_the_apps_currency()
    {
        await using var app = new ProcessingApplication(Some.App() with { Currency = "INR" });
        app.Import(Rates);
        app.Say(FactKind.Payment, new { user_id = "u-1", amount = 880, payment_id = "p-1" });
        app.Say(FactKind.Event, new { user_id = "u-1", event_name = "bought", event_data = new { amount = 88, currency = "EUR", af_currency = "inr" } });
        app.Say(FactKind.Event, new { user_id = "u-1", event_name = "looked" });

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.RevenueUsd).ShouldBe([11m, 1.1m, null]);
        app.Stream[0].Revenue.ShouldBe(new Money(880m, "INR"));
        app.Stream[1].Revenue.ShouldBe(new Money(88m, "INR"));
        app.Figure(Measures.Revenue).Micros.ShouldBe(880_000_000);
        app.Unconverted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rate_counts_for_every_app_and_only_for_what_comes_after_it()
    {
        await using var app = new ProcessingApplication(Some.App(), Some.App() with { Id = "other", Token = "prj_other", WebTokens = [], Domains = [] });
        Buy(app, "EUR");
        app.Import(Rates);
        Buy(app, "EUR");
        app.Import("Date,USD\n2025-12-31,1.30\n");
        Buy(app, "EUR");
        Buy(app, "INR");
        app.SayRaw(FactKind.Event, """{ "user_id": "u-1", "event_name": "bought", "event_data": { "amount": 10, "currency": "EUR" } }""", app: "other");

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.RevenueUsd).ShouldBe([null, 11m, 13m, 0.147727m]);
        app.State.Read("other", 0, 10).ShouldHaveSingleItem().RevenueUsd.ShouldBe(13m);
        app.Unconverted.ShouldBe(new Dictionary<string, long> { ["no_rate"] = 1 });
        app.State.Rates(DateOnly.MinValue, DateOnly.MaxValue).Select(rates => rates.Of("INR")).ShouldBe([88m, 90m]);
    }

    [Fact]
    public async Task What_has_no_rate_keeps_its_amount_and_is_counted()
    {
        await using var app = new ProcessingApplication();
        app.Import(Rates);
        Buy(app, "XXQ");
        Buy(app, "CHF");
        Buy(app, "USD");
        app.Advance(TimeSpan.FromDays(10));
        Buy(app, "INR");

        await app.ProcessAsync();

        app.Stream.Select(happened => (happened.Revenue!.Value.Currency, happened.RevenueUsd))
            .ShouldBe([("XXQ", null), ("CHF", null), ("USD", 10m), ("INR", null)]);
        app.Unconverted.ShouldBe(new Dictionary<string, long> { ["currency_unknown"] = 1, ["no_rate"] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_any_more_changes_nothing()
    {
        await using var app = new ProcessingApplication();
        app.Import(Rates);
        app.Import("Date,USD\n2025-12-31,oops\n");

        await app.ProcessAsync();

        app.Dropped.ShouldBe(new Dictionary<string, long> { ["no_rates"] = 1 });
        app.State.Rates(new DateOnly(2025, 12, 31), new DateOnly(2025, 12, 31)).ShouldHaveSingleItem().Of("USD").ShouldBe(1.1m);
    }

    static void Buy(ProcessingApplication app, string currency) =>
        app.Say(FactKind.Event, new { user_id = "u-1", event_name = "bought", event_data = new { amount = 10, currency } });
}
