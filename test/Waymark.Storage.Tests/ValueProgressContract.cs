using Waymark.Skan.Values;

namespace Waymark.Storage.Tests;

public abstract class ValueProgressContract : StateContract
{
    static readonly ValueProgress Far = new()
    {
        Schema = 3,
        Window = 1,
        Fine = 40,
        Coarse = CoarseValue.High,
        IsLocked = true,
        Tally = new Tally { Sessions = new Done(2, 0), Payments = new Done(1, 12.345678m), Events = new Dictionary<string, Done> { ["cart"] = new(2, 0.1m) } },
    };

    [Fact]
    public async Task Progress_is_kept_to_the_last_digit()
    {
        await using (var state = await OpenAsync())
            Process(state, batch => batch.Save("shop", "i-1", Far));

        await using var reopened = await OpenAsync();

        var read = reopened.FindValueProgress("shop", "i-1").ShouldNotBeNull();
        (read with { Tally = Tally.Nothing }).ShouldBe(Far with { Tally = Tally.Nothing });
        (read.Tally.Sessions, read.Tally.SignUps, read.Tally.Payments, read.Tally.Events["cart"]).ShouldBe((new Done(2, 0), default(Done), new Done(1, 12.345678m), new Done(2, 0.1m)));
    }

    [Fact]
    public async Task A_batch_reads_what_it_wrote_and_the_latest_word_holds()
    {
        await using var state = await OpenAsync();

        Process(state, batch =>
        {
            batch.Save("shop", "i-1", new ValueProgress { Schema = 1 });
            batch.FindValueProgress("shop", "i-1").ShouldNotBeNull().Coarse.ShouldBeNull();
            batch.Save("shop", "i-1", Far);
        });

        state.FindValueProgress("shop", "i-1").ShouldNotBeNull().Schema.ShouldBe(3);
    }

    [Fact]
    public async Task Installs_and_apps_are_kept_apart()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save("shop", "i-1", Far);
            batch.Save("other", "i-1", Far with { Schema = 9 });
        });

        state.FindValueProgress("shop", "i-2").ShouldBeNull();
        state.FindValueProgress("other", "i-1").ShouldNotBeNull().Schema.ShouldBe(9);
        state.FindValueProgress("unknown", "i-1").ShouldBeNull();
    }
}
