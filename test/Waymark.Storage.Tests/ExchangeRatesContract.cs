using Waymark.Revenue;

namespace Waymark.Storage.Tests;

public abstract class ExchangeRatesContract : StateContract
{
    static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public async Task Rates_are_kept_to_the_last_digit_and_read_the_latest_day_first()
    {
        await using (var state = await OpenAsync())
        {
            Process(state, batch =>
            {
                batch.Save(Day(0, 1.0921m));
                batch.Save(Day(-3, 1.09560m));
            });
        }

        await using var reopened = await OpenAsync();

        reopened.Rates(Monday.AddDays(-7), Monday).Select(rates => (rates.Day, rates.PerEuro["USD"]))
            .ShouldBe([(Monday, 1.0921m), (Monday.AddDays(-3), 1.0956m)]);
        Ask(reopened, batch => batch.Rates(Monday, Monday)).ShouldHaveSingleItem().PerEuro.ShouldBe(Day(0, 1.0921m).PerEuro, ignoreOrder: true);
    }

    [Fact]
    public async Task Both_ends_of_the_asked_days_count()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var day = -3; day <= 3; day++)
                batch.Save(Day(day, 1m));
        });

        state.Rates(Monday.AddDays(-1), Monday.AddDays(1)).Select(rates => rates.Day).ShouldBe([Monday.AddDays(1), Monday, Monday.AddDays(-1)]);
        state.Rates(Monday.AddDays(4), Monday.AddDays(400)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_sees_what_it_saved_even_where_it_asked_before()
    {
        await using var state = await OpenAsync();
        using var batch = BatchOf(state);

        batch.Rates(Monday, Monday).ShouldBeEmpty();
        batch.Save(Day(0, 1m));
        batch.Rates(Monday, Monday).ShouldHaveSingleItem().PerEuro["USD"].ShouldBe(1m);
        batch.Save(Day(0, 2m));

        batch.Rates(Monday, Monday).ShouldHaveSingleItem().PerEuro["USD"].ShouldBe(2m);
        state.Rates(Monday, Monday).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_is_given_up_leaves_no_rates_not_even_in_memory()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Day(0, 1m)));

        using (var givenUp = BatchOf(state))
        {
            givenUp.Save(Day(0, 2m));
            givenUp.Rates(Monday, Monday).ShouldHaveSingleItem().PerEuro["USD"].ShouldBe(2m);
        }

        Ask(state, batch => batch.Rates(Monday, Monday)).ShouldHaveSingleItem().PerEuro["USD"].ShouldBe(1m);
    }

    static DailyRates Day(int offset, decimal dollars) =>
        new(Monday.AddDays(offset), new Dictionary<string, decimal> { ["USD"] = dollars, ["INR"] = 90.857500m });
}
