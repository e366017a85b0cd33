using Waymark.Feeds;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class FeedCountsContract : StateContract
{
    [Fact]
    public async Task What_came_is_added_up_over_batches_with_its_first_and_last_time()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.CountFeed(App, "f", FeedFigures.Events, "a", Some.Noon);
            batch.CountFeed(App, "f", FeedFigures.Events, "a", Some.Noon.AddHours(-1));
            batch.CountFeed(App, "g", FeedFigures.Events, "a", Some.Noon);
        });
        Process(state, batch =>
        {
            batch.CountFeed(App, "f", FeedFigures.Events, "a", Some.Noon.AddHours(2));
            batch.CountFeed(App, "f", FeedFigures.Batches, "", Some.Noon);
        });

        state.FeedCounts(App, "f").ShouldBe(
        [
            new FeedCount(FeedFigures.Batches, "", 1, Some.Noon, Some.Noon),
            new FeedCount(FeedFigures.Events, "a", 3, Some.Noon.AddHours(-1), Some.Noon.AddHours(2)),
        ]);
        state.FeedCounts(App, "h").ShouldBeEmpty();
        state.FeedCounts("unheard of", "f").ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_beyond_a_thousand_count_together_whatever_was_given_up_before()
    {
        await using var state = await OpenAsync();

        using (var givenUp = BatchOf(state))
            Count(givenUp, 0, 900);

        Process(state, batch => Count(batch, 500, 1_490));
        Process(state, batch => Count(batch, 1_480, 1_520));

        var counts = state.FeedCounts(App, "f");
        counts.Count.ShouldBe(1_001);
        counts.Single(count => count.Name.Length == 0).Count.ShouldBe(20);
        counts.Single(count => count.Name == "n1485").Count.ShouldBe(2);

        void Count(IStateBatch batch, int from, int to)
        {
            for (var number = from; number < to; number++)
                batch.CountFeed(App, "f", FeedFigures.NewEvents, $"n{number}", Some.Noon);
        }
    }

    [Fact]
    public async Task Users_are_found_by_what_they_are_known_by()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.LinkUser(App, 7, "u-2", Some.Noon);
            batch.LinkUser(App, 7, "u-1", Some.Noon);
            batch.LinkUser(App, 7, "u-1", Some.Noon.AddHours(1));
            batch.LinkUser("other", 7, "u-3", Some.Noon);
        });

        using var later = BatchOf(state);
        later.UsersOf(App, 7).ShouldBe(["u-1", "u-2"]);
        later.UsersOf(App, 8).ShouldBeEmpty();
    }
}
