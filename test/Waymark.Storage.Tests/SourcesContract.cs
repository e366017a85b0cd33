using Waymark.Facts;
using Waymark.Fraud.Sources;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class SourcesContract : StateContract
{
    static readonly DateOnly Today = new(2026, 3, 1);
    static readonly SourceKey Net = new("NET", "c1", "s1");

    [Fact]
    public async Task What_came_from_a_source_adds_up_within_and_over_batches()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var click = 0; click < 6; click++)
                batch.Sources.CountClick(App, Today, Net, StableHash.Of([(byte)(click % 3)]));
            batch.Sources.CountClick(App, Today, Net, visitor: null);
            batch.Sources.Add(App, Today, Net, Installed(span: 2));
            batch.Sources.CountClick(App, Today.AddDays(-1), Net, visitor: null);
            batch.Sources.CountClick("other", Today, Net, visitor: null);
        });
        Process(state, batch =>
        {
            batch.Sources.CountClick(App, Today, Net, StableHash.Of([2]));
            batch.Sources.Add(App, Today, Net, Installed(span: 26));
            batch.Sources.Add(App, Today, Net, new SourceFigures { Installs = -1, Returned = 1, CappedClicks = 4, Anonymous = 1, KnownDevices = 2, NewDevices = 1, ClickInstalls = 3 });
        });

        var day = state.Sources.Days(App, Today, Today).ShouldHaveSingleItem();
        var figures = day.Figures;
        (day.Day, day.Key).ShouldBe((Today, Net));
        (figures.Clicks, figures.VisitorClicks, figures.CappedClicks, figures.Installs, figures.Returned).ShouldBe((8, 7, 4, 1, 1));
        (figures.Anonymous, figures.KnownDevices, figures.NewDevices, figures.ClickInstalls).ShouldBe((1, 2, 1, 3));
        (figures.TimedInstalls, figures.Within(2, 2), figures.Within(26, 26)).ShouldBe((2, 1, 1));
        figures.DistinctVisitors.ShouldBe(3, 0.1);
        state.Sources.Days(App, Today.AddDays(-1), Today).Select(one => one.Day).ShouldBe([Today.AddDays(-1), Today]);
        state.Sources.Days("unheard of", Today, Today).ShouldBeEmpty();
    }

    [Fact]
    public async Task Beyond_so_many_campaigns_and_sites_of_a_day_they_count_together_whatever_was_given_up_before()
    {
        await using var state = await OpenAsync();
        using (var givenUp = BatchOf(state))
            Count(givenUp, 0, 1_900);

        Process(state, batch => Count(batch, 500, 2_490));
        Process(state, batch => Count(batch, 2_480, 2_520));
        Process(state, batch => batch.Sources.CountClick(App, Today, new SourceKey("FEW", "", "s1"), visitor: null));

        var days = state.Sources.Days(App, Today, Today);
        days.Count(day => day.Key.Source == "NET").ShouldBe(SourceKey.MostParts + 1);
        days.Single(day => day.Key == new SourceKey("NET", "", "")).Figures.Clicks.ShouldBe(20);
        days.Single(day => day.Key.Site == "n2485").Figures.Clicks.ShouldBe(2);
        days.ShouldContain(day => day.Key.Source == "FEW" && day.Key.Site == "s1");

        static void Count(IStateBatch batch, int from, int to)
        {
            for (var number = from; number < to; number++)
                batch.Sources.CountClick(App, Today, new SourceKey("NET", "c1", $"n{number}"), visitor: null);
        }
    }

    [Fact]
    public async Task Beyond_so_many_sources_of_a_day_they_count_without_a_name()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var number = 0; number < SourceKey.MostSources + 30; number++)
            {
                batch.Sources.CountHour(App, $"n{number}", Some.Noon);
                batch.Sources.CountClick(App, Today, new SourceKey($"n{number}", "c", ""), visitor: null);
            }
        });
        Process(state, batch => batch.Sources.CountHour(App, "n0", Some.Noon).ShouldBe(new SourceClicks(2, 2)));

        var days = state.Sources.Days(App, Today, Today);
        days.Count.ShouldBe(SourceKey.MostSources + 1);
        days.Single(day => day.Key.Source.Length == 0).ShouldSatisfyAllConditions(
            nobody => nobody.Key.ShouldBe(new SourceKey("", "", "")),
            nobody => nobody.Figures.Clicks.ShouldBe(30));
    }

    [Fact]
    public async Task Clicks_are_counted_by_hour_and_day_over_batches()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Sources.CountHour(App, "NET", Some.Noon).ShouldBe(new SourceClicks(1, 1));
            batch.Sources.CountHour(App, "NET", Some.Noon.AddMinutes(1)).ShouldBe(new SourceClicks(2, 2));
            batch.Sources.CountHour(App, "NET", Some.Noon.AddHours(1)).ShouldBe(new SourceClicks(1, 3));
        });
        Process(state, batch =>
        {
            batch.Sources.CountHour(App, "NET", Some.Noon.AddHours(1)).ShouldBe(new SourceClicks(2, 4));
            batch.Sources.CountHour(App, "OTHER", Some.Noon).ShouldBe(new SourceClicks(1, 1));
            batch.Sources.CountHour(App, "NET", Some.Noon.AddHours(12)).ShouldBe(new SourceClicks(1, 1));
        });
    }

    [Fact]
    public async Task The_usual_hour_is_the_median_of_the_fortnight_before_and_of_this_batch()
    {
        await using var state = await OpenAsync();
        Process(state, batch => Hour(batch, 15 * 24, clicks: 900));
        Process(state, batch =>
        {
            for (var hoursAgo = 23; hoursAgo > 0; hoursAgo--)
                Hour(batch, 12 + hoursAgo, clicks: hoursAgo <= 12 ? 5 : 3);
        });
        Ask(state, batch => batch.Sources.UsualHour(App, "NET", Today)).ShouldBeNull("that is less than a day's hours");

        Process(state, batch =>
        {
            Hour(batch, 13, clicks: 1);
            Hour(batch, 12 + 24, clicks: 5);
            Hour(batch, 1, clicks: 500);
            batch.Sources.UsualHour(App, "NET", Today).ShouldBe(5);
        });

        static void Hour(IStateBatch batch, int hoursAgo, int clicks)
        {
            for (var click = 0; click < clicks; click++)
                batch.Sources.CountHour(App, "NET", Some.Noon.AddHours(-hoursAgo));
        }
    }

    [Fact]
    public async Task What_stands_is_replaced_and_removed_by_scope_and_rule()
    {
        await using var state = await OpenAsync();
        var (whole, site) = (new SourceScope { Source = "NET" }, new SourceScope { Source = "NET", Site = "s1" });
        var found = new StandingFinding
        {
            Scope = site, Rule = "click_flooding", Since = Some.Noon, Position = 7, Until = Some.Noon.AddDays(1),
            Finding = new SourceFinding { Rule = "click_flooding", Measure = "later_than_a_day", Value = 0.3, Bound = 0.23, Of = 200, Threshold = 0.18, From = Today.AddDays(-6), To = Today },
            Decision = new SourceDecision(true, Some.Noon, 9, "key", "a fair"),
        };
        Process(state, batch =>
        {
            batch.Sources.Save(App, found with { Decision = null });
            batch.Sources.Save(App, found);
            batch.Sources.Save(App, found with { Scope = whole, Rule = "low_cvr" });
            batch.Sources.Save(App, found with { Scope = whole });
            batch.Sources.Standing(App).Count.ShouldBe(3);
            batch.Sources.Remove(App, whole, "click_flooding");
            batch.Sources.Standing(App).Count.ShouldBe(2);
        });

        state.Sources.Standing(App).ShouldBe([found with { Scope = whole, Rule = "low_cvr" }, found]);
        Ask(state, batch => batch.Sources.Standing(App)).Count.ShouldBe(2);
        state.Sources.Standing("unheard of").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_is_read_the_latest_first()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var position = 1; position <= 3; position++)
                batch.Sources.Save(App, new SourceNote(position, Some.Noon, new SourceWord { Kind = SourceWordKind.Blocked, Scope = new() { Source = $"N{position}" } }, Moved: position));
        });

        state.Sources.Notes(App, long.MaxValue, 2).Select(note => note.Word.Scope.Source).ShouldBe(["N3", "N2"]);
        state.Sources.Notes(App, 2, 9).ShouldHaveSingleItem().Moved.ShouldBe(1);
    }

    [Fact]
    public async Task Installs_of_a_source_are_found_by_day_page_by_page()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            foreach (var (days, id) in new[] { (0, "a"), (0, "b"), (1, "a2"), (2, "z"), (3, "old") })
                batch.Sources.Note(App, new SourceInstall(Today.AddDays(-days), id, Net));
            batch.Sources.Note(App, new SourceInstall(Today, "theirs", Net with { Source = "OTHER" }));
            batch.Sources.Note(App, new SourceInstall(Today, "gone", Net));
            batch.Sources.Forget(App, new SourceInstall(Today, "gone", Net));
        });

        var first = state.Sources.Installs(App, "NET", Today.AddDays(-2), Today, after: null, most: 3);
        first.Select(install => install.InstallId).ShouldBe(["z", "a2", "a"]);
        first[0].ShouldBe(new SourceInstall(Today.AddDays(-2), "z", Net));
        state.Sources.Installs(App, "NET", Today.AddDays(-2), Today, first[^1], most: 3).Select(install => install.InstallId).ShouldBe(["b"]);
        state.Sources.Installs(App, "NET", Today.AddDays(-3), Today.AddDays(-3), after: null, most: 3).Select(install => install.InstallId).ShouldBe(["old"]);
    }

    static SourceFigures Installed(int span)
    {
        var times = new long[ClickToInstall.Spans];
        times[span] = 1;
        return new SourceFigures { Installs = 1, Times = times };
    }
}
