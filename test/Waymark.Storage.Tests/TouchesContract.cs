using Waymark.Facts;
using Waymark.Storage.Tests.Support;
using Waymark.Touches;

namespace Waymark.Storage.Tests;

public abstract class TouchesContract
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";
    const string Home = "203.0.113.7";

    static readonly TouchKey OfGaid = TouchKey.OfDevice(Some.App, Gaid);
    static readonly TouchKey OfHome = TouchKey.OfAddress(Some.App, Home);
    static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the same touches each time within a test.</summary>
    protected abstract Task<ITouches> OpenAsync();

    [Fact]
    public async Task A_click_is_found_by_its_id_with_everything_it_holds()
    {
        await using var touches = await OpenAsync();
        var click = Some.Click(1, gaid: Gaid, address: Home) with
        {
            Medium = "cpc",
            AdSet = "Spätsommer",
            Ad = "广告",
            DeepLink = "https://links.example.test/p/42",
            IsRetargeting = true,
            IsPaid = true,
            ClickHours = 48,
            OsVersion = "14",
            Model = "Pixel 8",
            Language = "hi",
            Visitor = long.MinValue,
            Country = "IN",
            Network = NetworkKind.DataCentre,
        };

        touches.Add(click);

        var found = touches.Find(Some.App, click.ClickId).ShouldNotBeNull();
        found.Parameters.ShouldBe(click.Parameters);
        (found with { Parameters = click.Parameters }).ShouldBe(click);
    }

    [Fact]
    public async Task A_click_with_nothing_but_its_url_is_kept_too()
    {
        await using var touches = await OpenAsync();
        var click = new Touch { App = Some.App, ClickId = Some.ClickIdOf(1, Some.Noon), Position = 1, At = Some.Noon, Url = "" };

        touches.Add(click);

        var found = touches.Find(Some.App, click.ClickId).ShouldNotBeNull();
        found.Parameters.ShouldBeEmpty();
        (found with { Parameters = click.Parameters }).ShouldBe(click);
    }

    [Fact]
    public async Task A_click_is_found_by_each_of_its_keys_and_by_no_other()
    {
        await using var touches = await OpenAsync();
        var idfa = "236a005b-700f-4889-b9ce-999eab2b605d";
        touches.Add(Some.Click(1, gaid: Gaid, address: Home) with { Idfa = idfa });

        Positions(touches, OfGaid).ShouldBe([1]);
        Positions(touches, OfHome).ShouldBe([1]);
        Positions(touches, TouchKey.OfDevice(Some.App, idfa)).ShouldBe([1]);
        Positions(touches, TouchKey.OfAddress(Some.App, Gaid)).ShouldBeEmpty();
        Positions(touches, TouchKey.OfDevice(Some.App, "none")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_apps_never_share_a_click()
    {
        await using var touches = await OpenAsync();
        var click = Some.Click(1, app: "other", gaid: Gaid);
        touches.Add(click);

        touches.Find(Some.App, click.ClickId).ShouldBeNull();
        Positions(touches, OfGaid).ShouldBeEmpty();
        touches.Find("other", click.ClickId).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_id_made_up_of_the_last_second_there_is_is_not_found()
    {
        await using var touches = await OpenAsync();

        touches.Find(Some.App, Some.ClickIdOf(1, DateTimeOffset.MaxValue.AddSeconds(-1))).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-an-id")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("_____________________w")]
    public async Task What_is_no_click_id_of_ours_is_not_found(string clickId)
    {
        await using var touches = await OpenAsync();
        touches.Add(Some.Click(1));

        touches.Find(Some.App, clickId).ShouldBeNull();
    }

    [Fact]
    public async Task An_id_made_just_before_midnight_is_found_when_the_click_came_just_after()
    {
        await using var touches = await OpenAsync();
        var click = Some.Click(1, Midnight) with { ClickId = Some.ClickIdOf(1, Midnight.AddMilliseconds(-1)) };
        touches.Add(Some.Click(2, Midnight.AddDays(-1)));
        touches.Add(click);

        touches.Find(Some.App, click.ClickId).ShouldNotBeNull().Position.ShouldBe(1);
    }

    [Fact]
    public async Task Only_clicks_recorded_before_the_position_are_found()
    {
        await using var touches = await OpenAsync();
        for (var position = 1; position <= 5; position++)
            touches.Add(Some.Click(position, gaid: Gaid));

        Positions(touches, OfGaid, before: 4).ShouldBe([3, 2, 1]);
        Positions(touches, OfGaid, before: 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_latest_come_first_over_the_border_of_days()
    {
        await using var touches = await OpenAsync();
        touches.Add(Some.Click(1, Midnight.AddDays(-2), gaid: Gaid));
        touches.Add(Some.Click(2, Midnight.AddMilliseconds(-1), gaid: Gaid));
        touches.Add(Some.Click(3, Midnight, gaid: Gaid));
        touches.Add(Some.Click(4, Midnight.AddDays(1), gaid: Gaid));

        Positions(touches, OfGaid).ShouldBe([4, 3, 2, 1]);
        Positions(touches, OfGaid, most: 3).ShouldBe([4, 3, 2]);
        Positions(touches, OfGaid, most: 1).ShouldBe([4]);
    }

    [Fact]
    public async Task Both_ends_of_the_time_asked_for_count()
    {
        await using var touches = await OpenAsync();
        for (var hour = 0; hour < 5; hour++)
            touches.Add(Some.Click(hour + 1, Midnight.AddHours(hour - 2), gaid: Gaid));

        Positions(touches, OfGaid, since: Midnight.AddHours(-1), until: Midnight.AddHours(1)).ShouldBe([4, 3, 2]);
    }

    [Fact]
    public async Task A_time_within_a_millisecond_counts_as_the_millisecond()
    {
        await using var touches = await OpenAsync();
        touches.Add(Some.Click(1, Midnight, gaid: Gaid));

        Positions(touches, OfGaid, since: Midnight.AddTicks(9_000), until: Midnight.AddTicks(9_000)).ShouldBe([1]);
        Positions(touches, OfGaid, since: Midnight.AddMilliseconds(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Clicks_outside_the_time_do_not_use_up_how_many_are_wanted()
    {
        await using var touches = await OpenAsync();
        for (var position = 1; position <= 6; position++)
            touches.Add(Some.Click(position, Midnight.AddHours(position), gaid: Gaid));

        Positions(touches, OfGaid, until: Midnight.AddHours(3), most: 2).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task Adding_a_click_again_changes_nothing()
    {
        await using var touches = await OpenAsync();
        var click = Some.Click(1, gaid: Gaid);
        touches.Add(click);
        touches.Commit();

        touches.Add(click with { Source = "GOOGLE" });
        touches.Commit();

        var found = touches.FindByKey(OfGaid, long.MaxValue, Midnight.AddDays(-9), Midnight, 10).ShouldHaveSingleItem();
        found.Source.ShouldBe("META");
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        var click = Some.Click(1, gaid: Gaid);
        await using (var touches = await OpenAsync())
        {
            touches.Add(click);
            touches.Commit();
            touches.Commit();
        }

        await using var reopened = await OpenAsync();
        reopened.Add(Some.Click(2, gaid: Gaid));

        reopened.Find(Some.App, click.ClickId).ShouldNotBeNull();
        Positions(reopened, OfGaid).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task Others_find_a_click_once_it_is_committed()
    {
        await using var touches = await OpenAsync();
        var (first, next) = (Some.Click(1, Midnight, gaid: Gaid), Some.Click(2, Midnight.AddDays(3), gaid: Gaid));
        touches.Add(first);
        touches.FindCommitted(Some.App, first.ClickId).ShouldBeNull();

        touches.Commit();
        touches.FindCommitted(Some.App, first.ClickId).ShouldNotBeNull().Position.ShouldBe(1);

        touches.Add(next);
        touches.Commit();
        touches.FindCommitted(Some.App, next.ClickId).ShouldNotBeNull();

        touches.DropBefore(DateOnly.FromDateTime(Midnight.UtcDateTime).AddDays(2));
        touches.FindCommitted(Some.App, first.ClickId).ShouldBeNull();
        touches.FindCommitted(Some.App, next.ClickId).ShouldNotBeNull();
        touches.FindCommitted(Some.App, "not an id").ShouldBeNull();
    }

    [Fact]
    public async Task Whole_days_are_dropped_and_may_be_filled_again()
    {
        await using var touches = await OpenAsync();
        for (var day = 0; day < 4; day++)
            touches.Add(Some.Click(day + 1, Midnight.AddDays(day), gaid: Gaid));

        touches.DropBefore(DateOnly.FromDateTime(Midnight.UtcDateTime).AddDays(2));
        Positions(touches, OfGaid).ShouldBe([4, 3]);

        touches.Add(Some.Click(1, Midnight, gaid: Gaid));
        Positions(touches, OfGaid).ShouldBe([4, 3, 1]);
    }

    protected static IEnumerable<long> Positions(
        ITouches touches,
        TouchKey key,
        long before = long.MaxValue,
        DateTimeOffset? since = null,
        DateTimeOffset? until = null,
        int most = 100) =>
        touches.FindByKey(key, before, since ?? DateTimeOffset.MinValue, until ?? DateTimeOffset.MaxValue, most).Select(touch => touch.Position);
}
