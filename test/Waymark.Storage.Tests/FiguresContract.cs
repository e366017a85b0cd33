using Waymark.Devices;
using Waymark.Facts;
using Waymark.Reports;

namespace Waymark.Storage.Tests;

public abstract class FiguresContract : StateContract
{
    [Fact]
    public async Task Figures_are_added_up_within_a_batch_and_across_batches()
    {
        await using var state = await OpenAsync();
        var day = new DateOnly(2026, 3, 1);
        var revenue = new RollupKey(App, day, Measures.Revenue, "", "META", "AbC123", Platform.Ios);
        var undecided = new RollupKey(App, day.AddDays(1), Measures.Opens, "", "", "", Platform.Android);

        Process(state, batch =>
        {
            batch.Add(revenue, new Figure(1, 499_500_000));
            batch.Add(revenue, new Figure(-1, -99_500_000));
            batch.Add(undecided, new Figure(1, 0));
            batch.Add(revenue with { App = "other" }, new Figure(7, 7));
        });
        Process(state, batch => batch.Add(revenue, new Figure(2, 1)));

        state.Figures(App, day, day.AddDays(1)).ShouldBe([(revenue, new Figure(2, 400_000_001)), (undecided, new Figure(1, 0))]);
        state.Figures(App, day.AddDays(1), day.AddDays(9)).ShouldBe([(undecided, new Figure(1, 0))]);
        state.Figures("unknown", day, day).ShouldBeEmpty();
    }

    [Fact]
    public async Task Traits_are_counted_by_day_with_those_of_the_open_batch()
    {
        await using var state = await OpenAsync();
        var day = new DateOnly(2026, 3, 1);
        Process(state, batch =>
        {
            batch.CountTrait(App, "model", "Pixel 8", day);
            batch.CountTrait(App, "model", "Pixel 8", day.AddDays(1));
            batch.CountTrait(App, "model", "Pixel 9", day);
            batch.CountTrait("other", "model", "Pixel 8", day);
        });

        using var next = BatchOf(state);
        next.CountTrait(App, "model", "Pixel 8", day);

        next.TraitCount(App, "model", "Pixel 8", day, day).ShouldBe(2);
        next.TraitCount(App, "model", "Pixel 8", day, day.AddDays(1)).ShouldBe(3);
        next.TraitCount(App, "model", "Pixel 8", day.AddDays(2), day.AddDays(3)).ShouldBe(0);
        next.TraitCount(App, "installs", "", day, day).ShouldBe(0);
    }
}
