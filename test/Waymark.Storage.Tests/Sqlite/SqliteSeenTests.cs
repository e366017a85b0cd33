using Waymark.Facts;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

/// <summary>What was noted once, in numbers that fill and merge runs.</summary>
public class SqliteSeenTests : StateContract, IDisposable
{
    const int PerBatch = 20_000;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Hundreds_of_thousands_stay_known_over_merges_and_restarts_and_nothing_else_is()
    {
        const int batches = 16;

        for (var half = 0; half < 2; half++)
        {
            // The second half begins while runs are being merged.
            await using var state = await OpenAsync();
            for (var batch = half * batches / 2; batch < (half + 1) * batches / 2; batch++)
                Note(state, batch).ShouldBe(PerBatch);
        }

        await using var reopened = await OpenAsync();
        Process(reopened, batch => Enumerable.Range(0, batches * PerBatch).Count(number => batch.Remembered(App, Thing(number)) is null).ShouldBe(0));
        Process(reopened, batch => Enumerable.Range(batches * PerBatch, 100_000).Count(number => batch.Remembered(App, Thing(number)) is not null).ShouldBe(0));
        Note(reopened, 3).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_noted_again_after_a_while_keeps_its_newest_moment_through_merges()
    {
        await using var state = await OpenAsync();
        for (var batch = 0; batch < 16; batch++)
        {
            Process(state, noted => noted.Remember(App, Thing(-1), Some.Noon.AddHours(batch), TimeSpan.FromMinutes(59)).ShouldBeTrue());
            Note(state, batch);
        }

        Process(state, batch => batch.Remembered(App, Thing(-1)).ShouldBe(Some.Noon.AddHours(15)));
    }

    [Fact]
    public async Task What_matters_for_a_minute_is_gone_once_merges_come_upon_it_and_counts_as_new()
    {
        const int batches = 26;
        await using var state = await OpenAsync();

        for (var batch = 0; batch < batches; batch++)
            Note(state, batch, Some.Noon.AddDays(batch), TimeSpan.FromMinutes(1)).ShouldBe(PerBatch);

        Process(state, noted => Enumerable.Range(0, PerBatch).Count(number => noted.Remembered(App, Thing(number)) is not null).ShouldBe(0));
        Note(state, batches - 1, Some.Noon.AddDays(batches - 1), TimeSpan.FromMinutes(1)).ShouldBe(0);
        Note(state, 0, Some.Noon.AddDays(batches), TimeSpan.FromMinutes(1)).ShouldBe(PerBatch);
    }

    [Fact]
    public async Task A_batch_that_is_given_up_has_noted_nothing()
    {
        await using var state = await OpenAsync();
        Note(state, 0);

        using (var abandoned = BatchOf(state))
            abandoned.Remember(App, Thing(-1), Some.Noon).ShouldBeTrue();

        Process(state, batch => batch.Remembered(App, Thing(-1)).ShouldBeNull());
        Note(state, 0).ShouldBe(0);
    }

    [Fact]
    public async Task What_an_earlier_release_noted_is_still_known()
    {
        await (await OpenAsync()).DisposeAsync();
        var earlier = Thing(7);
        EarlierShape.TakeBack(_folder["state.db"], 16);
        EarlierShape.Execute(
            _folder["state.db"],
            $"""
            insert into app (number, id) values (1, '{App}');
            insert into seen (app, high, low, at) values (1, {(long)earlier.High}, {(long)earlier.Low}, {Some.Noon.ToUnixTimeMilliseconds()});
            """);

        await using var state = await OpenAsync();

        Process(state, batch =>
        {
            batch.Remember(App, earlier, Some.Noon.AddDays(1)).ShouldBeFalse();
            batch.Remember(App, Thing(8), Some.Noon).ShouldBeTrue();
        });
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));

    /// <returns>How many of them were new.</returns>
    int Note(IState state, int batch, DateTimeOffset? at = null, TimeSpan? within = null)
    {
        var news = 0;
        Process(state, noted => news = Enumerable.Range(batch * PerBatch, PerBatch).Count(number => noted.Remember(App, Thing(number), at ?? Some.Noon, within)));
        return news;
    }

    static Fingerprint Thing(int number) => Fingerprint.Of("thing", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
