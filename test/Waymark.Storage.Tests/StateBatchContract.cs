using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Storage.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Storage.Tests;

public abstract class StateBatchContract : StateContract
{
    static readonly Fingerprint Request = Fingerprint.Of("request", "r-1");

    [Fact]
    public async Task A_new_state_has_processed_nothing()
    {
        await using var state = await OpenAsync();

        state.Processed.Value.ShouldBe(0);
        state.LastPosition.ShouldBe(0);
        state.FindInstall(App, "install-1").ShouldBeNull();
        state.FindUser(App, "user-1").ShouldBeNull();
    }

    [Fact]
    public async Task A_committed_batch_is_there_for_readers_and_after_a_restart()
    {
        await using (var state = await OpenAsync())
        {
            using var batch = state.Begin();
            batch.Save(Some.Install("install-1"));
            batch.Save(Some.User("user-1"));
            batch.Emit(Some.Event());
            batch.Commit(42);

            state.Processed.Value.ShouldBe(42);
            state.FindInstall(App, "install-1").ShouldNotBeNull();
        }

        await using var reopened = await OpenAsync();
        reopened.Processed.Value.ShouldBe(42);
        reopened.LastPosition.ShouldBe(1);
        reopened.FindInstall(App, "install-1").ShouldNotBeNull().Platform.ShouldBe(Platform.Ios);
        reopened.FindUser(App, "user-1").ShouldNotBeNull().Name.ShouldBe("Zoë");
    }

    [Fact]
    public async Task A_batch_that_is_given_up_leaves_nothing_at_all()
    {
        await using var state = await OpenAsync();
        var key = new RollupKey(App, new DateOnly(2026, 3, 1), Measures.Events, "purchase", "META", "", Platform.Android);

        using (var batch = state.Begin())
        {
            batch.Save(Some.Install("install-1"));
            batch.Save(Some.User("user-1"));
            batch.Save(Some.Payment(1));
            batch.Link(App, 5, "install-1", Some.Noon);
            batch.Remember(App, Request, Some.Noon).ShouldBeTrue();
            batch.Claim(App, "click", "install-1");
            batch.Emit(Some.Event(credit: Some.Credit("click")));
            batch.Add(key, new Figure(1, 1));
            batch.CountTrait(App, "model", "Pixel 8", key.Day);
        }

        using var next = state.Begin();
        next.FindInstall(App, "install-1").ShouldBeNull();
        next.FindUser(App, "user-1").ShouldBeNull();
        next.PaymentsById(App, "order-1").ShouldBeEmpty();
        next.InstallsOf(App, 5, Some.Noon).ShouldBeEmpty();
        next.Remember(App, Request, Some.Noon).ShouldBeTrue();
        next.InstallOfClick(App, "click").ShouldBeNull();
        next.TraitCount(App, "model", "Pixel 8", key.Day, key.Day).ShouldBe(0);
        next.Emit(Some.Event(credit: Some.Credit("click"))).Position.ShouldBe(1);
        next.Commit(1);
        state.Figures(App, key.Day, key.Day).ShouldBeEmpty();
        state.Read(App, 0, 10).ShouldHaveSingleItem().Credit.ShouldBe(Some.Credit("click"));
    }

    [Fact]
    public async Task A_new_app_of_a_batch_that_was_given_up_does_not_lend_its_number_to_the_next()
    {
        await using var state = await OpenAsync();

        using (var given = state.Begin())
            given.Save(Some.Install("install-1", app: "given-up"));
        Process(state, batch => batch.Save(Some.Install("install-1", app: "other")));

        state.FindInstall("given-up", "install-1").ShouldBeNull();
        state.FindInstall("other", "install-1").ShouldNotBeNull().App.ShouldBe("other");
    }

    [Fact]
    public async Task A_batch_reads_what_it_wrote_and_readers_do_not_yet()
    {
        await using var state = await OpenAsync();
        Process(state, first => first.Save(Some.Install("install-1")));
        using var batch = state.Begin();

        batch.Save(Some.Install("install-1") with { AppVersion = "2" });
        batch.Save(Some.User("user-1"));

        batch.FindInstall(App, "install-1").ShouldNotBeNull().AppVersion.ShouldBe("2");
        batch.FindUser(App, "user-1").ShouldNotBeNull();
        state.FindInstall(App, "install-1").ShouldNotBeNull().AppVersion.ShouldBeNull();
        state.FindUser(App, "user-1").ShouldBeNull();
    }

    [Fact]
    public async Task Everything_about_an_install_is_kept()
    {
        await using var state = await OpenAsync();
        var verdict = new Verdict
        {
            Conversion = Conversion.Install,
            MatchType = MatchType.InstallReferrer,
            Credit = Some.Credit("click"),
            At = Some.Noon,
            Confidence = 0.75,
            Fact = 9,
            ConfigurationVersion = 3,
            Candidates =
            [
                new Candidate
                {
                    TouchId = "click",
                    At = Some.Noon,
                    Source = "META",
                    MatchType = MatchType.InstallReferrer,
                    Standing = Standing.Won,
                    Because = "The referrer carries its id.",
                    Checks = [new Check("window", "26 h", "168 h", "app", true)],
                },
            ],
            Notes = ["noted"],
        };
        var install = Some.Install("install-1") with
        {
            Device = new DeviceTraits { Gaid = "g", Model = "Pixel 8", TimeZoneOffset = 330 },
            PartnerIds = new Dictionary<string, string> { ["clevertap_id"] = "ct" },
            Verdict = verdict,
            IsDeepLinkConsumed = true,
        };

        Process(state, batch => batch.Save(install));

        var found = state.FindInstall(App, "install-1").ShouldNotBeNull();
        (found with { Verdict = null }).ShouldBeEquivalentTo(install with { Verdict = null });

        var kept = found.Verdict.ShouldNotBeNull();
        (kept with { Candidates = verdict.Candidates, Notes = verdict.Notes }).ShouldBe(verdict);
        kept.Notes.ShouldBe(verdict.Notes);
        (kept.Candidates.ShouldHaveSingleItem() with { Checks = verdict.Candidates[0].Checks }).ShouldBe(verdict.Candidates[0]);
        kept.Candidates[0].Checks.ShouldBe(verdict.Candidates[0].Checks);
    }

    [Fact]
    public async Task What_was_never_told_has_its_default_and_is_never_null()
    {
        await using var state = await OpenAsync();

        Process(state, batch => batch.Save(Some.Install("install-1")));

        var found = state.FindInstall(App, "install-1").ShouldNotBeNull();
        found.Device.ShouldBe(DeviceTraits.Unknown);
        found.PartnerIds.ShouldBeEmpty();
        found.Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Installs_of_a_device_come_latest_first_and_not_older_than_asked()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Link(App, 5, "old", Some.Noon.AddDays(-2));
            batch.Link(App, 5, "first", Some.Noon);
            batch.Link(App, 5, "second", Some.Noon.AddHours(1));
            batch.Link(App, -5, "another device", Some.Noon);
            batch.Link("other", 5, "another app", Some.Noon);
        });

        Ask(state, batch => batch.InstallsOf(App, 5, Some.Noon)).ShouldBe(["second", "first"]);
    }

    [Fact]
    public async Task A_device_link_keeps_its_latest_moment()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Link(App, 5, "install-1", Some.Noon.AddHours(2));
            batch.Link(App, 5, "install-1", Some.Noon);
        });

        Ask(state, batch => batch.InstallsOf(App, 5, Some.Noon.AddHours(1))).ShouldBe(["install-1"]);
    }

    [Fact]
    public async Task At_most_200_installs_of_a_device_are_told()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            for (var i = 0; i < 250; i++)
                batch.Link(App, 5, $"install-{i}", Some.Noon.AddSeconds(i));
        });

        var installs = Ask(state, batch => batch.InstallsOf(App, 5, Some.Noon));
        installs.Count.ShouldBe(200);
        installs[0].ShouldBe("install-249");
    }

    [Fact]
    public async Task What_was_seen_once_is_never_new_again()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Remember(App, Request, Some.Noon).ShouldBeTrue();
            batch.Remember(App, Request, Some.Noon).ShouldBeFalse();
        });

        Process(state, batch =>
        {
            batch.Remember(App, Request, Some.Noon.AddYears(1)).ShouldBeFalse();
            batch.Remember("other", Request, Some.Noon).ShouldBeTrue();
            batch.Remember(App, Fingerprint.Of("request", "r-2"), Some.Noon).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task With_a_span_it_is_new_again_after_the_span_that_began_when_it_was_new()
    {
        await using var state = await OpenAsync();
        var span = TimeSpan.FromMinutes(10);

        Process(state, batch =>
        {
            batch.Remember(App, Request, Some.Noon, span).ShouldBeTrue();
            batch.Remember(App, Request, Some.Noon.AddMinutes(9), span).ShouldBeFalse();
            batch.Remember(App, Request, Some.Noon.AddMinutes(10), span).ShouldBeFalse();
            batch.Remember(App, Request, Some.Noon.AddMinutes(10).AddMilliseconds(1), span).ShouldBeTrue();
            batch.Remember(App, Request, Some.Noon.AddMinutes(20), span).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Payments_are_found_by_id_and_by_user_in_order()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Some.Payment(3, "order-1", "user-2"));
            batch.Save(Some.Payment(1, "order-1", "user-1"));
            batch.Save(Some.Payment(2, id: null, "user-1"));
            batch.Save(Some.Payment(4, "order-1", "user-1", app: "other"));
            batch.Save(Some.Payment(5, "order-2", user: null));
        });

        Ask(state, batch => batch.PaymentsById(App, "order-1")).Select(payment => payment.Position).ShouldBe([1, 3]);
        Ask(state, batch => batch.PaymentsOfUser(App, "user-1")).ShouldBe([Some.Payment(1), Some.Payment(2, id: null)]);
        Ask(state, batch => batch.PaymentsOfUser("other", "user-1")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_payment_saved_again_is_changed()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Some.Payment(1)));

        Process(state, batch => batch.Save(Some.Payment(1) with { IsRemoved = true }));

        Ask(state, batch => batch.PaymentsById(App, "order-1")).ShouldHaveSingleItem().IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_claimed_click_tells_its_install()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Claim(App, "click", "install-1"));

        Ask(state, batch => batch.InstallOfClick(App, "click")).ShouldBe("install-1");
        Ask(state, batch => batch.InstallOfClick("other", "click")).ShouldBeNull();
    }

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

        using var next = state.Begin();
        next.CountTrait(App, "model", "Pixel 8", day);

        next.TraitCount(App, "model", "Pixel 8", day, day).ShouldBe(2);
        next.TraitCount(App, "model", "Pixel 8", day, day.AddDays(1)).ShouldBe(3);
        next.TraitCount(App, "model", "Pixel 8", day.AddDays(2), day.AddDays(3)).ShouldBe(0);
        next.TraitCount(App, "installs", "", day, day).ShouldBe(0);
    }

    [Fact]
    public async Task Processed_can_be_waited_for()
    {
        await using var state = await OpenAsync();
        var waiting = state.Processed.WaitBeyondAsync(0, Stop);

        Process(state, batch => batch.Emit(Some.Event()));

        await waiting;
        state.WaitAsync(0, Stop).IsCompletedSuccessfully.ShouldBeTrue();
        state.WaitAsync(1, Stop).IsCompleted.ShouldBeFalse();
    }
}
